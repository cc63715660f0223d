package dev.suishen.keys.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Target;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** After roots changed: what new verifiers are given, and --roots of the next commands. */
@Command(name = "roots", description = "Writes the roots that a bundle brings, as roots.json.")
final class RootsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
  private Path file;

  @Mixin private Trusted trusted = new Trusted();
  @Mixin private Target target = new Target();
  @Mixin private Answer answer;

  private final Desk desk;

  RootsCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException, BundleRefusedException {
    TrustStore store = trusted.store();
    long serial = BundleFiles.take(file, store, Instant.EPOCH).serial();
    Path written = target.free(desk.folder().resolve("roots-" + serial + ".json"));
    RootsFile form = RootsFile.of(store.roots());
    String words = target.write(written, form.toJson().getBytes(UTF_8));
    answer.give(form, BundlePage.roots(store.roots()).line(words));
    return Exit.DONE.code();
  }
}
