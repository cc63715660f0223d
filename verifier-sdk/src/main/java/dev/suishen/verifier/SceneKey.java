package dev.suishen.verifier;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The secret with which a scene's part of a code is sealed for one day (wire format §3.1). It
 * reveals and cannot forge. Immutable; prints itself without the secret.
 */
public final class SceneKey {
  /** Bytes of a scene's part: subject 5, facets 2, status index 4. */
  public static final int PART_BYTES = 11;

  static final int SECRET_BYTES = 32;
  private static final byte[] LABEL = {'S', 'S', 'C', '1'};

  private final Scene scene;
  private final long epoch;
  private final KeyParameter secret;

  private SceneKey(Scene scene, long epoch, KeyParameter secret) {
    this.scene = scene;
    this.epoch = epoch;
    this.secret = secret;
  }

  /**
   * Makes a key of its secret.
   *
   * @param scene whose part it unseals
   * @param epoch whole days since 1970-01-01 UTC of the {@code nbf} it is for, see {@link #epochOf}
   * @param secret 32 bytes, copied
   * @return the key
   */
  public static SceneKey of(Scene scene, long epoch, byte[] secret) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a scene key has 32 bytes, not " + secret.length);
    }
    return new SceneKey(scene, epoch, new KeyParameter(secret));
  }

  void writeSecret(ByteBuffer out) {
    out.put(secret.getKey());
  }

  /**
   * Finds the day whose key a code is sealed with.
   *
   * @param notBefore the code's {@code nbf}, in seconds since the epoch
   * @return whole days since 1970-01-01 UTC
   */
  public static long epochOf(long notBefore) {
    return Math.floorDiv(notBefore, 86_400L);
  }

  /** {@return the scene whose part it unseals} */
  public Scene scene() {
    return scene;
  }

  /** {@return the day that it is for, see {@link #epochOf}} */
  public long epoch() {
    return epoch;
  }

  /**
   * Seals, or unseals: {@code part XOR pad}, the pad being the first 11 bytes of HMAC-SHA-256 over
   * {@code "SSC1" ‖ scene ‖ cti}.
   *
   * @param cti 8 bytes
   * @param part 11 bytes, left as they are
   * @return 11 bytes
   */
  public byte[] applyPad(byte[] cti, byte[] part) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(secret);
    mac.update(LABEL, 0, LABEL.length);
    mac.update((byte) scene.number());
    mac.update(cti, 0, cti.length);
    byte[] pad = new byte[mac.getMacSize()];
    mac.doFinal(pad, 0);
    byte[] result = Arrays.copyOf(part, PART_BYTES);
    for (int i = 0; i < PART_BYTES; i++) {
      result[i] ^= pad[i];
    }
    return result;
  }

  @Override
  public String toString() {
    return "key of " + scene.label() + " for epoch " + epoch;
  }
}
