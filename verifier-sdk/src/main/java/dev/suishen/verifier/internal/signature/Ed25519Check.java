package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.internal.cbor.Slice;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.encoders.Hex;

/**
 * Ed25519 (RFC 8032 §5.1.7) with the edge cases of {@code
 * docs/decisions/0003-ed25519-edge-cases.md}: A and R in canonical form, S below L, A not of small
 * order.
 */
final class Ed25519Check implements SignatureCheck {
  private static final SignatureCheck NEVER = (message, signature) -> false;

  /**
   * The y coordinates of the points of order 2, 4 and 8. With A in the group of prime order none of
   * them can be the R of a true signature, but Bouncy Castle multiplies the equation by a number
   * that may cancel them.
   */
  private static final byte[][] TORSION_Y = {
    Hex.decode("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    Hex.decode("0000000000000000000000000000000000000000000000000000000000000000"),
    Hex.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    Hex.decode("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
  };

  private final Ed25519.PublicPoint point;

  private Ed25519Check(Ed25519.PublicPoint point) {
    this.point = point;
  }

  static SignatureCheck of(CoseKey key) {
    // "Partial" is canonical, on the curve and not of small order.
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(key.x(), 0);
    return point == null ? NEVER : new Ed25519Check(point);
  }

  @Override
  public boolean holds(byte[] message, Slice signature) {
    return signature.length() == LENGTH
        && !isTorsion(signature)
        && Ed25519.verify(signature.array(), signature.offset(), point, message, 0, message.length);
  }

  private static boolean isTorsion(Slice r) {
    // Only these seven start so; all others pass at the cost of one look.
    byte first = r.array()[r.offset()];
    if (first != (byte) 0xec && first != 0 && first != 0x26 && first != (byte) 0xc7) {
      return false;
    }
    byte[] y = Arrays.copyOfRange(r.array(), r.offset(), r.offset() + 32);
    y[31] &= 0x7f;
    return Arrays.stream(TORSION_Y).anyMatch(torsion -> Arrays.equals(torsion, y));
  }
}
