package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.internal.cbor.Slice;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 (RFC 8032 §5.1.7) with the edge cases of {@code
 * docs/decisions/0003-ed25519-edge-cases.md}: A and R in canonical form, S below L, neither A nor R
 * of small order, save that R may be the identity.
 */
final class Ed25519Check implements SignatureCheck {
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
    return SignatureForm.isGood(Algorithm.ED25519, signature)
        && Ed25519.verify(signature.array(), signature.offset(), point, message, 0, message.length);
  }
}
