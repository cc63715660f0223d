package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.internal.cbor.Slice;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Hex;

/**
 * What of a signature is refused by its bytes alone, before any equation: all that two libraries
 * could read differently (wire format §2, {@code docs/decisions/0003-ed25519-edge-cases.md}).
 */
final class SignatureForm {
  private static final int HALF = 32;

  /** Order of the group that Ed25519 signs in, little-endian. */
  private static final byte[] L =
      Hex.decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

  /** 2²⁵⁵ − 19, little-endian. */
  private static final byte[] P =
      Hex.decode("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /**
   * The y coordinates of the points of order 2, 4 and 8. With one of them as R the two equations of
   * RFC 8032 §5.1.7 disagree, and Bouncy Castle checks the one that takes it.
   */
  private static final byte[][] TORSION_Y = {
    Hex.decode("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    Hex.decode("0000000000000000000000000000000000000000000000000000000000000000"),
    Hex.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    Hex.decode("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
  };

  /** The identity with the sign that x = 0 does not have. */
  private static final byte[] SIGNED_IDENTITY =
      Hex.decode("0100000000000000000000000000000000000000000000000000000000000080");

  private SignatureForm() {}

  static boolean isGood(Algorithm algorithm, Slice signature) {
    if (signature.length() != SignatureCheck.LENGTH) {
      return false;
    }
    if (algorithm == Algorithm.ED25519) {
      return isCanonicalR(signature) && isBelow(signature.array(), signature.offset() + HALF, L);
    }
    BigInteger order = algorithm == Algorithm.ES256 ? EcCheck.P256_ORDER : EcCheck.SM2_ORDER;
    return isEcNumber(signature.part(0, HALF), order)
        && isEcNumber(signature.part(HALF, HALF), order);
  }

  private static boolean isCanonicalR(Slice signature) {
    byte first = signature.array()[signature.offset()];
    byte last = signature.array()[signature.offset() + HALF - 1];
    if ((last & 0x7f) < 0x7f && first != 0 && first != 1 && first != 0x26 && first != (byte) 0xc7) {
      return true; // all but one in forty; none that is refused is among them
    }
    byte[] y = signature.part(0, HALF).copy();
    boolean refused = Arrays.equals(y, SIGNED_IDENTITY);
    y[HALF - 1] &= 0x7f;
    for (byte[] torsion : TORSION_Y) {
      refused |= Arrays.equals(y, torsion);
    }
    return !refused && isBelow(y, 0, P);
  }

  /** Little-endian. */
  private static boolean isBelow(byte[] number, int from, byte[] limit) {
    int i = HALF - 1;
    while (i > 0 && number[from + i] == limit[i]) {
      i--;
    }
    return (number[from + i] & 0xff) < (limit[i] & 0xff);
  }

  private static boolean isEcNumber(Slice part, BigInteger order) {
    BigInteger number = new BigInteger(1, part.copy());
    return number.signum() > 0 && number.compareTo(order) < 0;
  }
}
