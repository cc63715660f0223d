package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.folder.BrokenSealException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TrustSource#stick}. */
final class StickSource implements TrustSource {
  private static final int MOST_BYTES_OF_KEYS = 64 << 10;

  private final Stick stick;
  private final @Nullable SceneKeySeal seal;

  StickSource(Stick stick, @Nullable SceneKeySeal seal) {
    this.stick = stick;
    this.seal = seal;
  }

  /** A file has no tag: it is read again. */
  @Override
  public Optional<Content> fetch(String path, int mostBytes, @Nullable String tag)
      throws FetchFailedException {
    return Optional.of(new Content(stick.read(path, mostBytes), null));
  }

  /** All that were carried: nobody can go back for more. */
  @Override
  public SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException {
    String path = Layout.sceneKeys(scene);
    if (seal == null) {
      throw new FetchFailedException(Cause.NOT_ALLOWED, path + ": no key to unseal them with");
    }
    byte[] secrets = {};
    try {
      secrets = seal.unseal(stick.read(path, MOST_BYTES_OF_KEYS));
      return SceneKeys.decoded(secrets);
    } catch (BrokenSealException | RuntimeException broken) {
      throw new FetchFailedException(Cause.SEAL_BROKEN, path + ": " + broken.getMessage());
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }
}
