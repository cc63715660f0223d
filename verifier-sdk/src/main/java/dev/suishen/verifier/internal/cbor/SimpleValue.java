package dev.suishen.verifier.internal.cbor;

/**
 * Major type 7: simple values and floats in the one form that is deterministic (RFC 8949 §4.2.1).
 */
final class SimpleValue {
  private SimpleValue() {}

  /**
   * Floats in their shortest form, one NaN, and no two-byte form of a one-byte simple value.
   *
   * @param info the head's low five bits, below 28
   * @param argument what follows the head, as many bits as the head says
   */
  static boolean isShortest(int info, long argument) {
    return switch (info) {
      case 24 -> argument >= 32;
      case 25 -> !isHalfNan(argument) || argument == 0x7e00;
      case 26 -> !fitsHalf((int) argument);
      case 27 -> !fitsSingle(argument);
      default -> true;
    };
  }

  private static boolean isHalfNan(long bits) {
    return (bits & 0x7c00) == 0x7c00 && (bits & 0x3ff) != 0;
  }

  private static boolean fitsSingle(long bits) {
    double value = Double.longBitsToDouble(bits);
    return Double.isNaN(value) || (double) (float) value == value;
  }

  /** Whether a half-precision float (5 bits of exponent, 10 of fraction) holds the same value. */
  private static boolean fitsHalf(int bits) {
    int exponent = ((bits >>> 23) & 0xff) - 127;
    int fraction = bits & 0x7fffff;
    boolean zero = (bits & 0x7fffffff) == 0;
    boolean infiniteOrNan = exponent == 128;
    if (zero || infiniteOrNan) {
      return true;
    }
    if (exponent < -24 || exponent > 15) {
      return false;
    }
    int dropped = exponent >= -14 ? 13 : 13 + (-14 - exponent);
    return (fraction & ((1 << dropped) - 1)) == 0;
  }
}
