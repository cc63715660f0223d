package dev.suishen.verifier.redis;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What a place calls its marks: {@code place:} and 16 characters, from which without the secret
 * nobody tells whose they are. A subject has 40 bits; a hash without a key would hide nothing.
 */
final class Place {
  static final int SECRET_BYTES = 32;

  /** Among ten million marks one in 2⁷² is refused for another's sake. */
  private static final int TAG_BYTES = 12;

  /**
   * Gates behind the one that set the mark by less than this see it until their own clocks end it.
   */
  private static final long CLOCKS_APART = 120;

  private static final long CENTURY = 100L * 365 * 86_400;

  private final String name;
  private final KeyParameter secret;

  Place(String name, byte[] secret) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("a place called " + name);
    }
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
    }
    this.name = name;
    this.secret = new KeyParameter(secret);
  }

  /**
   * A cool-down is a time, the same by any clock; a code's end is a moment, which comes later where
   * a clock is behind.
   *
   * @param until later than now
   */
  SharedMark shared(Mark mark, long now, long until) {
    long left = until - now;
    long life = left > 0 && left < CENTURY ? left : CENTURY;
    return SharedMark.lasting(
        key(mark), mark.type() == ReplayGuard.Type.SUBJECT ? life : life + CLOCKS_APART);
  }

  /** Is set to ask whether Redis is back, and gone at once. */
  SharedMark probe() {
    return SharedMark.lasting(name + ":probe", 0);
  }

  private String key(Mark mark) {
    byte[] text =
        ByteBuffer.allocate(2 * Long.BYTES + 1)
            .put(number(mark.type()))
            .putLong(mark.id())
            .putLong(mark.at())
            .array();
    HMac mac = new HMac(new SHA256Digest());
    mac.init(secret);
    mac.update(text, 0, text.length);
    byte[] digest = new byte[mac.getMacSize()];
    mac.doFinal(digest, 0);
    return name + ":" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
  }

  /** Gates of different versions must agree on it. */
  private static byte number(ReplayGuard.Type type) {
    return switch (type) {
      case CODE -> 1;
      case PROOF -> 2;
      case SUBJECT -> 3;
    };
  }
}
