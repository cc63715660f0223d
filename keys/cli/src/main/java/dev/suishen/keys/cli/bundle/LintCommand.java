package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a verifier would take and a city should not publish. */
@Command(name = "lint", description = "Checks a bundle or draft as of now, beside the one before.")
final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The bundle, or the draft.")
  private Path file;

  @Mixin private Trusted trusted = new Trusted();
  @Mixin private Linted linted;
  @Mixin private Despite despite = new Despite();
  @Mixin private Answer answer;

  LintCommand(Desk desk) {
    this.linted = new Linted(desk);
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    TrustStore store = trusted.store();
    Optional<TrustBundle> before = store.bundle();
    BundleDraft checked = Material.read(file, store);
    List<Finding> findings = linted.findings(checked, before);
    boolean refused = despite.refuses(findings);
    answer.give(new LintAnswer(checked.serial(), findings), Linted.page(findings));
    return (refused ? Exit.REFUSED : Exit.DONE).code();
  }

  /** What it answers. */
  private record LintAnswer(long serial, List<Finding> findings) {}
}
