package dev.suishen.keys.cli.ceremony;

import dev.suishen.keys.ceremony.Ceremony;
import dev.suishen.keys.ceremony.CeremonyPlan;
import dev.suishen.keys.ceremony.CeremonyRecord;
import dev.suishen.keys.ceremony.CeremonyRefusedException;
import dev.suishen.keys.ceremony.PlannedRoot;
import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.PlannedRoot.InToken;
import dev.suishen.keys.ceremony.RecordPage;
import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.BoundedFile;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.DigestConfirmation;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.SecretReader;
import dev.suishen.keys.cli.desk.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes k-of-n root keys, on a machine without network. */
@Command(
    name = "ceremony",
    description = "Makes a city's roots from one reviewed YAML file (docs/key-ceremony.md).")
public final class CeremonyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.yaml", description = "The reviewed file.")
  private Path file;

  @Option(
      names = "--dry-run",
      description = "Check the file, the passphrases that nobody types, and the tokens.")
  private boolean dryRun;

  @Mixin private DigestConfirmation confirmation;
  @Mixin private Answer answer;

  private final Desk desk;

  public CeremonyCommand(Desk desk) {
    this.desk = desk;
    this.confirmation = new DigestConfirmation(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, CeremonyRefusedException, IOException {
    CeremonyPlan plan = plan();
    Ceremony ceremony =
        new Ceremony(new SecretReader(desk), desk.clock(), desk.random(), desk.version());
    Page page = page(plan);
    if (dryRun) {
      ceremony.rehearse(plan);
      page.line("Dry run: this ceremony can be held; nothing was made.");
      answer.give(new Rehearsed(plan.digest(), plan.output().toString()), page);
      return Exit.DONE.code();
    }
    ceremony.requireRoom(plan);
    answer.tell(page);
    confirmation.require("These roots will be made.", plan.digest());
    CeremonyRecord record = ceremony.hold(plan);
    Page made = new Page();
    RecordPage.of(record).lines().forEach(made::line);
    answer.give(record, made.line("Made, read back and complete: " + plan.output()));
    return Exit.DONE.code();
  }

  private CeremonyPlan plan() throws CommandEndedException {
    String text = BoundedFile.text(file, StrictYaml.MOST_CHARACTERS);
    try {
      return CeremonyYaml.parse(text, file.toAbsolutePath().resolveSibling(""));
    } catch (YamlRefusedException e) {
      throw new CommandEndedException(Exit.WRONG_USE, file + ", " + e.getMessage());
    }
  }

  private static Page page(CeremonyPlan plan) {
    Page page = new Page().line("City       " + plan.city());
    page.line("Threshold  " + plan.threshold() + " of " + plan.roots().size());
    page.line("Output     " + plan.output());
    List<String> digest = Fingerprint.lines(Fingerprint.grouped(plan.digest()));
    page.line("Digest     " + digest.get(0)).line("           " + digest.get(1));
    Table table = new Table("ROOT", "HOLDER", "ALGORITHM", "KEPT IN");
    for (PlannedRoot root : plan.roots()) {
      table.row(root.name(), root.holder(), root.algorithm().name(), keptIn(root));
    }
    return page.table(table);
  }

  private static String keptIn(PlannedRoot root) {
    return root.keeping() instanceof InToken inToken
        ? inToken.token() + ", PIN by " + inToken.pin()
        : "a file, passphrase by " + ((InFile) root.keeping()).passphrase();
  }

  /** What a dry run answers. */
  private record Rehearsed(String digest, String output) {}
}
