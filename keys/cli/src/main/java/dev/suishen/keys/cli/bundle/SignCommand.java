package dev.suishen.keys.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.RootSignature;
import dev.suishen.keys.bundle.RootSignature.Standing;
import dev.suishen.keys.bundle.RootSignatureFile;
import dev.suishen.keys.cli.bundle.Changes.Change;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.DigestConfirmation;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bouncycastle.util.encoders.Hex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the holder of a root does: reads what would change, and signs it or does not. */
@Command(name = "sign", description = "Shows what a draft changes, and signs it with one root.")
final class SignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DRAFT", description = "The draft.")
  private Path file;

  @Mixin private Trusted trusted = new Trusted();
  @Mixin private RootKey rootKey = new RootKey();
  @Mixin private Linted linted;
  @Mixin private DigestConfirmation confirmation;
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  SignCommand(Desk desk) {
    this.desk = desk;
    this.linted = new Linted(desk);
    this.confirmation = new DigestConfirmation(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException, IOException {
    BundleDraft draft = BundleFiles.draft(file);
    TrustStore before = trusted.storeBefore(draft);
    Changes changes = Changes.of(before.bundle(), draft);
    List<Finding> findings = linted.findings(draft, before.bundle());
    answer.tell(changes.page().page(Linted.page(findings)).page(BundlePage.digest(draft)));
    String digest = Hex.toHexString(draft.digest());
    if (!target.isDryRun()) {
      confirmation.require("You would sign bundle " + draft.serial() + ".", digest);
    }
    RootSignature signature = sign(draft, before.roots());
    String kid = SigningKey.name(signature.root().kid());
    Path written = target.free(file.resolveSibling(stem() + "." + kid + ".sig.json"));
    String json = RootSignatureFile.of(signature).toJson();
    String words = target.write(written, json.getBytes(UTF_8));
    answer.give(
        new Signed(written.toString(), kid, digest, changes.changes(), findings),
        new Page().line("Signed by root " + signature.root() + ".").line(words));
    return Exit.DONE.code();
  }

  private RootSignature sign(BundleDraft draft, RootSet former)
      throws CommandEndedException, IOException {
    Set<VerificationKey> roots = new HashSet<>(former.keys());
    roots.addAll(draft.roots().keys());
    CodeSigner root = rootKey.open(desk, roots);
    if (!roots.contains(root.publicKey())) {
      throw new CommandEndedException(
          Exit.REFUSED,
          root.publicKey() + " is a root neither of the bundle before nor of this draft.");
    }
    RootSignature signature = RootSignature.by(root, draft);
    if (signature.standing(draft, former) != Standing.COUNTS) {
      throw new CommandEndedException(
          Exit.CUSTODY, root.publicKey() + " made a signature that does not verify.");
    }
    return signature;
  }

  private String stem() {
    return file.getFileName().toString().replaceFirst("\\.json$", "");
  }

  /** What it answers. */
  private record Signed(
      String file, String root, String digest, List<Change> changes, List<Finding> findings) {}
}
