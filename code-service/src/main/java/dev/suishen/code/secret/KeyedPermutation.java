package dev.suishen.code.secret;

import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A keyed permutation of the numbers of {@code bits} bits: FF1 (NIST SP 800-38G) over AES-256,
 * radix 2, with an empty tweak.
 */
public final class KeyedPermutation {
  private static final int RADIX = 2;
  private static final byte[] NO_TWEAK = {};

  private final byte[] key;
  private final int bits;

  /**
   * @param key 32 bytes
   * @param bits 20 to 62; FF1 asks for a million numbers at least
   */
  public KeyedPermutation(byte[] key, int bits) {
    this.key = key.clone();
    this.bits = bits;
  }

  /**
   * @param number 0 to 2<sup>bits</sup> − 1
   * @return its place in the permutation, of the same range
   */
  public long apply(long number) {
    return permute(true, number);
  }

  /** The number whose place this is. */
  public long invert(long place) {
    return permute(false, place);
  }

  private long permute(boolean forward, long number) {
    if (number < 0 || number >>> bits != 0) {
      throw new IllegalArgumentException("not a number of " + bits + " bits");
    }
    FPEFF1Engine engine = new FPEFF1Engine();
    engine.init(forward, new FPEParameters(new KeyParameter(key), RADIX, NO_TWEAK));
    byte[] digits = digits(number);
    engine.processBlock(digits, 0, digits.length, digits, 0);
    return number(digits);
  }

  private byte[] digits(long number) {
    byte[] digits = new byte[bits];
    for (int i = 0; i < bits; i++) {
      digits[i] = (byte) (number >>> (bits - 1 - i) & 1);
    }
    return digits;
  }

  private static long number(byte[] digits) {
    long number = 0;
    for (byte digit : digits) {
      number = number << 1 | digit;
    }
    return number;
  }
}
