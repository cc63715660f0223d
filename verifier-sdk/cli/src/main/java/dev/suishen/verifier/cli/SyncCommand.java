package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.refresh.FetchFailedException;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import dev.suishen.verifier.refresh.VerifierName;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings trust material to a folder; each piece replaces the one there only once it has held. */
@Command(name = "sync", description = "Brings bundle, status lists and scene keys to a folder.")
final class SyncCommand implements Callable<Integer> {
  @Mixin private Supply supply = new Supply();

  @Option(names = "--trust", paramLabel = "DIR", required = true, description = "The folder.")
  private Path trust;

  @ArgGroup private @Nullable FirstTrust firstTrust;

  @Mixin private SealKey sealKey = new SealKey();

  @Spec private CommandSpec spec;

  private final Clock clock;
  private final SecureRandom random;

  SyncCommand(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    Brought brought = new Brought(spec.commandLine(), supply.sceneLabel());
    try (@Nullable SceneKeySeal seal = supply.stickSeal(false, random)) {
      return bring(new PinnedFolder(trust, sealKey, random), supply.open(seal), brought);
    } catch (UnusableTrustException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    } catch (FetchFailedException | IOException | IllegalArgumentException failed) {
      return brought.not(String.valueOf(failed.getMessage()));
    }
  }

  private int bring(PinnedFolder pinned, TrustSource source, Brought brought)
      throws UnusableTrustException, FetchFailedException, IOException {
    RootSet roots = startingRoots(pinned, source);
    try (TrustFolder folder = pinned.open(roots);
        TrustRefresh refresh =
            supply
                .asking()
                .trust(folder)
                .verifier(VerifierName.keptIn(trust, random))
                .source(source)
                .clock(clock)
                .random(random)
                .build()) {
      int exitCode = brought.say(refresh.once(), folder.store());
      if (!pinned.isPinned() && folder.store().bundle().isPresent()) {
        pinned.pin(roots);
      }
      for (FolderTrouble trouble : folder.troubles()) {
        spec.commandLine().getErr().println(trouble);
        exitCode = 1;
      }
      return exitCode;
    }
  }

  private RootSet startingRoots(PinnedFolder folder, TrustSource source)
      throws UnusableTrustException, FetchFailedException, IOException {
    if (folder.isPinned()) {
      if (firstTrust != null && firstTrust.isFile()) {
        throw new UnusableTrustException(
            trust + " has its roots already; pin others in a new folder");
      }
      return folder.roots();
    }
    if (firstTrust == null) {
      throw new UnusableTrustException(
          trust + " has no roots yet: give --roots FILE once, or --trust-on-first-use");
    }
    return firstTrust.read(source, spec.commandLine().getErr());
  }
}
