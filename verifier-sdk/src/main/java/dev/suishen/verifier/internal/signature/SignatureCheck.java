package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.internal.cbor.Slice;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The check of one key's signatures, with the key decoded and validated beforehand. Immutable and
 * thread-safe. Bouncy Castle's lightweight API: no provider is registered, nothing is found by
 * name.
 */
public interface SignatureCheck {
  /** Bytes of every signature: R‖S or r‖s. */
  int LENGTH = 64;

  /** False, never an exception, for a signature of any length and content that is not the key's. */
  boolean holds(byte[] message, Slice signature);

  static SignatureCheck of(CoseKey key) {
    return switch (key.algorithm()) {
      case ED25519 -> Ed25519Check.of(key);
      case ES256 -> EcCheck.es256(key);
      case SM2 -> EcCheck.sm2(key);
    };
  }

  /** Whether the point lies in the group of prime order. */
  static boolean isFullyValid(CoseKey key) {
    return switch (key.algorithm()) {
      case ED25519 -> Ed25519.validatePublicKeyFull(key.x(), 0);
      case ES256, SM2 -> EcCheck.isOnCurve(key);
    };
  }
}
