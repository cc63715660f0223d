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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all that a bundle or a draft says. */
@Command(
    name = "show",
    description = "Shows a bundle that its roots have signed, be it expired; or a draft.")
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The bundle or draft.")
  private Path file;

  @ArgGroup(exclusive = false)
  private @Nullable Trusted trusted;

  @Mixin private Answer answer;

  ShowCommand(Desk desk) {
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    BundleDraft shown = Material.isDraft(file) ? BundleFiles.draft(file) : bundle();
    answer.give(BundleDraftFile.of(shown), BundlePage.of(shown));
    return Exit.DONE.code();
  }

  private BundleDraft bundle() throws CommandEndedException, BundleRefusedException {
    if (trusted == null) {
      throw new CommandEndedException(
          Exit.WRONG_USE, "A bundle is shown once its roots have spoken: give --roots.");
    }
    return Material.read(file, trusted.store());
  }
}
