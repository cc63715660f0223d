package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.KidConverter;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The roots that the next bundle is to bring: all of them anew, or some dropped and some added. */
final class RootsWanted {
  @Option(names = "--new-roots", paramLabel = "ROOTS", description = "Replace all roots by these.")
  private @Nullable Path all;

  @Option(
      names = "--drop-root",
      paramLabel = "KID",
      converter = KidConverter.class,
      description = "Leave this root out.")
  private List<Integer> dropped = List.of();

  @Option(names = "--add-roots", paramLabel = "ROOTS", description = "Add these roots.")
  private @Nullable Path added;

  @Option(names = "--threshold", paramLabel = "K", description = "How many must sign from then on.")
  private @Nullable Integer threshold;

  RootSet after(RootSet before) throws CommandEndedException {
    RootSet base = all == null ? before : BundleFiles.roots(all);
    List<VerificationKey> keys = new ArrayList<>(base.keys());
    for (int kid : dropped) {
      if (!keys.removeIf(root -> root.kid() == kid)) {
        throw wrong("no root " + SigningKey.name(kid) + " to be dropped");
      }
    }
    if (added != null) {
      keys.addAll(BundleFiles.roots(added).keys());
    }
    try {
      return RootSet.of(threshold == null ? base.threshold() : threshold, keys);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static CommandEndedException wrong(String words) {
    return new CommandEndedException(Exit.WRONG_USE, "These are no roots: " + words + ".");
  }
}
