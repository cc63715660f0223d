package dev.suishen.verifier;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.util.encoders.Hex;

/**
 * A point of edwards25519 in extended coordinates, by the formulas of RFC 8032 §5.1 and nothing
 * clever: the reference that {@link Ed25519EdgeCasesTest} measures against.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
  static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  static final EdwardsPoint IDENTITY = of(ZERO, ONE);

  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger SQRT_OF_MINUS_ONE = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

  static final EdwardsPoint BASE = decode(Hex.decode("58" + "66".repeat(31)));

  /** A point of order 8. */
  static final EdwardsPoint TORSION =
      decode(Hex.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"));

  static EdwardsPoint of(BigInteger x, BigInteger y) {
    return new EdwardsPoint(x, y, ONE, x.multiply(y).mod(P));
  }

  /** RFC 8032 §5.1.4. */
  EdwardsPoint plus(EdwardsPoint other) {
    BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
    BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
    BigInteger c = t.multiply(TWO).multiply(D).mod(P).multiply(other.t).mod(P);
    BigInteger d = z.multiply(TWO).multiply(other.z).mod(P);
    BigInteger e = b.subtract(a);
    BigInteger f = d.subtract(c);
    BigInteger g = d.add(c);
    BigInteger h = b.add(a);
    return new EdwardsPoint(
        e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
  }

  EdwardsPoint times(BigInteger scalar) {
    EdwardsPoint sum = IDENTITY;
    for (int i = scalar.bitLength() - 1; i >= 0; i--) {
      sum = sum.plus(sum);
      sum = scalar.testBit(i) ? sum.plus(this) : sum;
    }
    return sum;
  }

  boolean isSame(EdwardsPoint other) {
    return x.multiply(other.z).subtract(other.x.multiply(z)).mod(P).signum() == 0
        && y.multiply(other.z).subtract(other.y.multiply(z)).mod(P).signum() == 0;
  }

  /** The canonical encoding. */
  byte[] encode() {
    BigInteger inverse = z.modInverse(P);
    return encode(y.multiply(inverse).mod(P), x.multiply(inverse).mod(P).testBit(0));
  }

  /** Any y below 2²⁵⁵ and any sign, canonical or not. */
  static byte[] encode(BigInteger y, boolean sign) {
    byte[] bytes = littleEndian(y);
    bytes[31] |= (byte) (sign ? 0x80 : 0);
    return bytes;
  }

  /**
   * Decodes leniently: y counts modulo P, the sign of x = 0 is not looked at.
   *
   * @throws ArithmeticException if no point has this y
   */
  static EdwardsPoint decode(byte[] encoded) {
    byte[] bytes = encoded.clone();
    boolean sign = bytes[31] < 0;
    bytes[31] &= 0x7f;
    BigInteger y = number(bytes).mod(P);
    BigInteger yy = y.multiply(y);
    BigInteger square = yy.subtract(ONE).multiply(D.multiply(yy).add(ONE).modInverse(P)).mod(P);
    BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(square)) {
      x = x.multiply(SQRT_OF_MINUS_ONE).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(square)) {
      throw new ArithmeticException("not on the curve");
    }
    return of(x.testBit(0) == sign ? x : P.subtract(x).mod(P), y);
  }

  /** k of RFC 8032 §5.1.7 step 2. */
  static BigInteger challenge(byte[] r, byte[] a, byte[] message) {
    SHA512Digest digest = new SHA512Digest();
    digest.update(r, 0, r.length);
    digest.update(a, 0, a.length);
    digest.update(message, 0, message.length);
    byte[] hash = new byte[64];
    digest.doFinal(hash, 0);
    return number(hash).mod(L);
  }

  static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  static BigInteger number(byte[] littleEndian) {
    byte[] bytes = Arrays.copyOf(littleEndian, littleEndian.length);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = littleEndian[bytes.length - 1 - i];
    }
    return new BigInteger(1, bytes);
  }
}
