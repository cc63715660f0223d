package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** What a verifier holds that has followed the city so far: roots, and the bundle before. */
final class Trusted {
  @Option(
      names = "--roots",
      paramLabel = "ROOTS",
      required = true,
      description = "roots.json: who must have signed the bundle before.")
  private Path roots;

  @Option(
      names = "--before",
      paramLabel = "BUNDLE",
      description = "The bundle before; several in order where roots changed between.")
  private List<Path> before = List.of();

  /**
   * @throws BundleRefusedException if a bundle before is not the city's; an expired one is the one
   *     before all the same
   */
  TrustStore store() throws CommandEndedException, BundleRefusedException {
    TrustStore store = TrustStore.pinned(BundleFiles.roots(roots));
    for (Path each : before) {
      BundleFiles.take(each, store, Instant.EPOCH);
    }
    return store;
  }

  /** As the other, for what is to follow: only a first bundle has none before it. */
  TrustStore storeBefore(BundleDraft draft) throws CommandEndedException, BundleRefusedException {
    if (before.isEmpty() && draft.serial() > 1) {
      throw new CommandEndedException(
          Exit.WRONG_USE, "Bundle " + draft.serial() + " follows another one: give it, --before.");
    }
    return store();
  }
}
