package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.verifier.BundleRefusedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets the real verifier take a bundle now. */
@Command(name = "verify", description = "Says whether a verifier would take a bundle now.")
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
  private Path file;

  @Mixin private Trusted trusted = new Trusted();
  @Mixin private Answer answer;

  private final Desk desk;

  VerifyCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    BundleDraft taken =
        BundleDraft.of(BundleFiles.take(file, trusted.store(), desk.clock().instant()));
    answer.give(
        BundleDraftFile.of(taken), BundlePage.of(taken).line("Verified: a verifier takes it."));
    return Exit.DONE.code();
  }
}
