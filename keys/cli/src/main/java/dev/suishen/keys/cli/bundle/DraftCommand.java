package dev.suishen.keys.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.cli.bundle.Changes.Change;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws up the next bundle, for the holders of roots to read and sign. */
@Command(name = "draft", description = "Draws up the next bundle.")
final class DraftCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "BUNDLE",
      required = true,
      description = "The bundle that it follows.")
  private Path from;

  @Option(
      names = "--roots",
      paramLabel = "ROOTS",
      required = true,
      description = "roots.json: who must have signed that one.")
  private Path roots;

  @Mixin private Wanted wanted = new Wanted();
  @Mixin private Linted linted;
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  DraftCommand(Desk desk) {
    this.desk = desk;
    this.linted = new Linted(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    TrustBundle before =
        TrustStore.pinned(BundleFiles.roots(roots))
            .takeBundle(BundleFiles.bundle(from), Instant.EPOCH);
    BundleDraft draft = wanted.in(BundleDraft.of(before).next(desk.clock().instant()));
    Path file = target.free(desk.folder().resolve("draft-" + draft.serial() + ".json"));
    Changes changes = Changes.of(Optional.of(before), draft);
    List<Finding> findings = linted.findings(draft, Optional.of(before));
    String json = BundleDraftFile.of(draft).toJson();
    String written = target.write(file, json.getBytes(UTF_8));
    Page page = changes.page().page(Linted.page(findings)).page(BundlePage.digest(draft));
    answer.give(
        new Drafted(file.toString(), BundleDraftFile.of(draft).digest(), changes.changes(), findings),
        page.line(written));
    return Exit.DONE.code();
  }

  /** What it answers. */
  private record Drafted(
      String file, String digest, List<Change> changes, List<Finding> findings) {}
}
