package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.internal.cbor.Slice;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 (RFC 8032 §5.1.7) with the edge cases of {@code
 * docs/decisions/0003-ed25519-edge-cases.md}: A and R in canonical form, S below L, neither A nor R
 * of small order, save that R may be the identity.
 */
final class Ed25519Check implements SignatureCheck {
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

  private final Ed25519.PublicPoint point;

  private Ed25519Check(Ed25519.PublicPoint point) {
    this.point = point;
  }

  static SignatureCheck of(CoseKey key) {
    return of(Ed25519.validatePublicKeyFullExport(key.x(), 0));
  }

  /** Canonical, on the curve and not of small order; of mixed order it may be. */
  static SignatureCheck ofVouchedFor(CoseKey key) {
    return of(Ed25519.validatePublicKeyPartialExport(key.x(), 0));
  }

  private static SignatureCheck of(Ed25519.@Nullable PublicPoint point) {
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
