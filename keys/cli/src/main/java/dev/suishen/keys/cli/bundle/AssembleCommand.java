package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.AssembledBundle;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.RootSignature;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bouncycastle.util.encoders.Hex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts draft and signatures together, and lets the real verifier take the result or not. */
@Command(name = "assemble", description = "Makes a bundle of a draft and its signatures.")
final class AssembleCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DRAFT", description = "The draft.")
  private Path file;

  @Parameters(index = "1..*", paramLabel = "SIGNATURE", description = "What came back for it.")
  private List<Path> signed = List.of();

  @Mixin private Trusted trusted = new Trusted();
  @Mixin private Linted linted;
  @Mixin private Despite despite = new Despite();
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  AssembleCommand(Desk desk) {
    this.desk = desk;
    this.linted = new Linted(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    BundleDraft draft = BundleFiles.draft(file);
    TrustStore store = trusted.storeBefore(draft);
    Path written = target.free(desk.folder().resolve("bundle-" + draft.serial() + ".cbor"));
    List<Finding> findings = linted.findings(draft, store.bundle());
    boolean refused = despite.refuses(findings);
    Signatures signatures = Signatures.of(draft, signatures(), store.roots());
    Page page = signatures.page().page(Linted.page(findings));
    Exit exit =
        refused ? Exit.REFUSED : signatures.areEnough() ? Exit.DONE : Exit.SIGNATURES_MISSING;
    if (exit == Exit.DONE) {
      AssembledBundle bundle = new AssembledBundle(draft, signatures.counting());
      bundle.takenBy(store);
      page.line("A verifier that holds the bundle before takes this one.");
      page.line(target.write(written, bundle.encoded()));
    } else {
      page.line(
          refused
              ? "Refused by lint: change the draft, or name each error with --despite."
              : "Not all signatures are there yet: nothing was written.");
    }
    answer.give(answer(draft, written, signatures, findings, exit), page);
    return exit.code();
  }

  private List<Signatures.Given> signatures() throws CommandEndedException {
    List<Signatures.Given> given = new ArrayList<>();
    for (Path each : signed) {
      RootSignature signature = BundleFiles.signature(each);
      given.add(new Signatures.Given(each.toString(), signature));
    }
    return given;
  }

  private static Assembled answer(
      BundleDraft draft, Path file, Signatures signatures, List<Finding> findings, Exit exit) {
    return new Assembled(
        exit == Exit.DONE ? file.toString() : "",
        draft.serial(),
        Hex.toHexString(draft.digest()),
        signatures.told(),
        signatures.quorums(),
        findings);
  }

  /**
   * What it answers.
   *
   * @param file empty where none was written
   */
  private record Assembled(
      String file,
      long serial,
      String digest,
      List<Signatures.Told> signatures,
      List<Signatures.Quorum> quorums,
      List<Finding> findings) {}
}
