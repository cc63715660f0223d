package dev.suishen.verifier.cli;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where trust material comes from, and what of it is asked for: what sync and carry share. */
final class Supply {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Parameters(index = "0", paramLabel = "URL|STICK", description = "The code service, or a stick.")
  private String from;

  @Option(
      names = "--scene",
      converter = SceneConverter.class,
      description =
          "Status lists of this scene alone; its keys too, with a token or a stick's key.")
  private @Nullable Scene scene;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:SUISHEN_TOKEN:-}",
      description = "An operator's, for the scene keys. Better in the variable SUISHEN_TOKEN.")
  private String token;

  @Option(
      names = "--days",
      defaultValue = "23",
      description =
          "Days of scene keys from today on, 1 to 53 (default 23); the seven before come along.")
  private int days;

  @Option(
      names = "--stick-key",
      paramLabel = "FILE",
      description = "32 bytes that seal the scene keys on a stick. Made by carry.")
  private @Nullable Path stickKey;

  /**
   * Opens the key of the stick, or makes it.
   *
   * @return null where none was named: then a stick has no scene keys
   */
  @Nullable SceneKeySeal stickSeal(boolean make, SecureRandom random)
      throws IOException, UnusableTrustException {
    if (stickKey == null) {
      return null;
    }
    KeyFile key = new KeyFile(stickKey, random);
    return make ? key.makeOrOpen() : key.open("carry makes it; bring it another way");
  }

  /**
   * @param seal of a stick
   * @throws UnusableTrustException where it is neither, or cannot be asked safely
   */
  TrustSource open(@Nullable SceneKeySeal seal) throws UnusableTrustException {
    if (days < 1 || days > TrustRefresh.MOST_DAYS) {
      throw new UnusableTrustException("--days is from 1 to " + TrustRefresh.MOST_DAYS);
    }
    try {
      if (isService()) {
        return TrustSource.http(URI.create(from), token.isEmpty() ? null : () -> token);
      }
      if (Files.isDirectory(Path.of(from))) {
        return TrustSource.stick(Path.of(from), seal);
      }
    } catch (IllegalArgumentException unsafe) {
      throw new UnusableTrustException(String.valueOf(unsafe.getMessage()));
    }
    throw new UnusableTrustException("'" + from + "' is no http or https address, and no folder");
  }

  /** What is asked for; without a token, or a stick's key, no scene keys. */
  TrustRefresh.Builder asking() {
    TrustRefresh.Builder refresh = TrustRefresh.builder();
    if (scene != null) {
      refresh.scene(scene);
    }
    boolean given = isService() ? !token.isEmpty() : stickKey != null;
    return refresh.days(given ? days : 0);
  }

  /** The label of the scene; empty where none was named. */
  String sceneLabel() {
    return scene == null ? "" : scene.label();
  }

  private boolean isService() {
    return ADDRESS.matcher(from).matches();
  }
}
