package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.internal.cbor.Slice;

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

  /** Of a key whose point no honest key generator makes: no signature holds. */
  SignatureCheck NEVER = (message, signature) -> false;

  /** Validates the point wholly; {@link #NEVER} where it is outside the group of prime order. */
  static SignatureCheck of(CoseKey key) {
    return switch (key.algorithm()) {
      case ED25519 -> Ed25519Check.of(key);
      case ES256 -> EcCheck.es256(key);
      case SM2 -> EcCheck.sm2(key);
    };
  }

  /**
   * For a key that whoever signed for it has validated wholly: a mixed order is not looked for,
   * which would cost as much again as the signature's check.
   */
  static SignatureCheck ofVouchedFor(CoseKey key) {
    return key.algorithm() == Algorithm.ED25519 ? Ed25519Check.ofVouchedFor(key) : of(key);
  }
}
