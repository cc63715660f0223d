package dev.suishen.code.scene;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.suishen.code.secret.Hkdf;
import dev.suishen.code.secret.Secrets;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import jakarta.inject.Singleton;

/** The scene keys, one a scene and day, derived from the scene's master secret. */
@Singleton
public final class SceneKeyring {
  private static final int MOST_CACHED = 64;

  private final Secrets secrets;
  private final LoadingCache<Day, SceneKey> keys =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).build(this::derive);

  public SceneKeyring(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @param epoch days since 1970-01-01 UTC
   */
  public SceneKey key(Scene scene, long epoch) {
    return keys.get(new Day(scene, epoch));
  }

  /** The key's 32 bytes, to give to an operator of the scene. */
  public byte[] secret(Scene scene, long epoch) {
    return Hkdf.key(secrets.get(SceneSecrets.master(scene)), "scene-key:" + epoch);
  }

  /** 32 bytes that keep whoever reads Redis from telling whose replay marks are there. */
  public byte[] replaySecret(Scene scene) {
    return Hkdf.key(secrets.get(SceneSecrets.master(scene)), "replay-marks");
  }

  private SceneKey derive(Day day) {
    return SceneKey.of(day.scene, day.epoch, secret(day.scene, day.epoch));
  }

  private record Day(Scene scene, long epoch) {}
}
