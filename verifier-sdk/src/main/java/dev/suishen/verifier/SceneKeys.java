package dev.suishen.verifier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scene keys that a verifier holds. Immutable. */
public final class SceneKeys {
  private static final SceneKeys NONE = new SceneKeys(Map.of());

  private final Map<Day, SceneKey> keys;

  private SceneKeys(Map<Day, SceneKey> keys) {
    this.keys = keys;
  }

  /** No key at all: nothing can be unsealed. */
  public static SceneKeys none() {
    return NONE;
  }

  /** Of two keys for one scene and day the last counts. */
  public static SceneKeys of(Collection<SceneKey> keys) {
    Map<Day, SceneKey> byDay = new HashMap<>();
    keys.forEach(key -> byDay.put(new Day(key.scene(), key.epoch()), key));
    return new SceneKeys(byDay);
  }

  /** These and {@code more}, which counts before these, but for days before {@code firstEpoch}. */
  SceneKeys with(SceneKeys more, long firstEpoch) {
    Map<Day, SceneKey> all = new HashMap<>(keys);
    all.putAll(more.keys);
    all.keySet().removeIf(day -> day.epoch() < firstEpoch);
    return new SceneKeys(all);
  }

  @Nullable SceneKey find(Scene scene, long epoch) {
    return keys.get(new Day(scene, epoch));
  }

  private record Day(Scene scene, long epoch) {}
}
