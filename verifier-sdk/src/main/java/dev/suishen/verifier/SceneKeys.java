package dev.suishen.verifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scene keys that a verifier holds. Immutable. */
public final class SceneKeys {
  private static final int KEY_BYTES = 1 + 8 + SceneKey.SECRET_BYTES;
  private static final SceneKeys NONE = new SceneKeys(Map.of());

  private final Map<Day, SceneKey> keys;

  private SceneKeys(Map<Day, SceneKey> keys) {
    this.keys = keys;
  }

  /** {@return no key at all: nothing can be unsealed} */
  public static SceneKeys none() {
    return NONE;
  }

  /**
   * Puts keys together.
   *
   * @param keys of two for one scene and day the last counts
   * @return all of them
   */
  public static SceneKeys of(Collection<SceneKey> keys) {
    Map<Day, SceneKey> byDay = new HashMap<>();
    keys.forEach(key -> byDay.put(new Day(key.scene(), key.epoch()), key));
    return new SceneKeys(byDay);
  }

  /**
   * Reads what {@link #encoded} wrote.
   *
   * @param encoded copied; the caller clears it
   * @return the keys
   * @throws IllegalArgumentException if it is of another form
   */
  public static SceneKeys decoded(byte[] encoded) {
    List<SceneKey> keys = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(encoded);
    byte[] secret = new byte[SceneKey.SECRET_BYTES];
    while (in.remaining() >= KEY_BYTES) {
      int number = in.get();
      Scene scene =
          Scene.ofNumber(number)
              .orElseThrow(() -> new IllegalArgumentException("no scene " + number));
      long epoch = in.getLong();
      in.get(secret);
      keys.add(SceneKey.of(scene, epoch, secret));
    }
    Arrays.fill(secret, (byte) 0);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes more than whole keys");
    }
    return of(keys);
  }

  /**
   * {@return the secrets in clear, to be sealed: for each key its scene's number (1 byte), epoch (8
   * bytes, big-endian) and secret (32 bytes)} Whoever asks fills the array with zeros after use.
   */
  public byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(keys.size() * KEY_BYTES);
    for (SceneKey key : keys.values()) {
      out.put((byte) key.scene().number()).putLong(key.epoch());
      key.writeSecret(out);
    }
    return out.array();
  }

  /** These and {@code more}, which counts before these, but for days before {@code firstEpoch}. */
  SceneKeys with(SceneKeys more, long firstEpoch) {
    Map<Day, SceneKey> all = new HashMap<>(keys);
    all.putAll(more.keys);
    all.keySet().removeIf(day -> day.epoch() < firstEpoch);
    return new SceneKeys(all);
  }

  /**
   * Whether a key is held.
   *
   * @param scene whose part it reads
   * @param epoch its day, see {@link SceneKey#epochOf}
   * @return whether that very one is here
   */
  public boolean holds(Scene scene, long epoch) {
    return find(scene, epoch) != null;
  }

  @Nullable SceneKey find(Scene scene, long epoch) {
    return keys.get(new Day(scene, epoch));
  }

  private record Day(Scene scene, long epoch) {}
}
