package dev.suishen.keys.signing;

import dev.suishen.verifier.VerificationKey;

/** A private key that signs, wherever it is kept. Thread-safe. */
public interface CodeSigner {
  VerificationKey publicKey();

  /**
   * Throws the exception of its custody where that cannot sign now.
   *
   * @return 64 bytes: R‖S, or r‖s big-endian, by the key's one algorithm (wire format §2)
   */
  byte[] sign(byte[] message);
}
