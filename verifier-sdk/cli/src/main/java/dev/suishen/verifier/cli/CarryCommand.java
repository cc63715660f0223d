package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes to a stick what a gate without network needs. An empty store takes it all from the roots
 * on, as such a gate will: so the way through changed roots comes along, and what is not taken here
 * is said here.
 */
@Command(name = "carry", description = "Copies trust material to a stick, for gates off the net.")
final class CarryCommand implements Callable<Integer> {
  @Mixin private Supply supply = new Supply();

  @Parameters(index = "1", paramLabel = "STICK", description = "The folder to be written.")
  private Path stick;

  @Option(
      names = "--roots",
      paramLabel = "FILE",
      required = true,
      description = "The roots that the gates began with, as for sync.")
  private Path roots;

  @Spec private CommandSpec spec;

  private final Clock clock;
  private final SecureRandom random;

  CarryCommand(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    Brought brought = new Brought(spec.commandLine(), supply.sceneLabel());
    try {
      RootSet pinned = Roots.read(roots);
      try (@Nullable SceneKeySeal seal = supply.stickSeal(true, random)) {
        TrustSource source = supply.open(seal).copiedTo(stick, seal);
        return bring(TrustStore.pinned(pinned), source, brought);
      }
    } catch (UnusableTrustException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    } catch (IOException failed) {
      return brought.not(String.valueOf(failed.getMessage()));
    }
  }

  private int bring(TrustStore office, TrustSource source, Brought brought) {
    try (TrustRefresh refresh =
        supply.asking().trust(office).source(source).clock(clock).random(random).build()) {
      return brought.say(refresh.once(), office);
    }
  }
}
