package dev.suishen.verifier;

/**
 * The signature algorithms of wire format §2. A key has one for its whole life; a message never
 * chooses.
 */
public enum Algorithm {
  /** Ed25519 (RFC 8032), the default. */
  ED25519(-8),
  /** ECDSA on P-256 with SHA-256, for HSMs. */
  ES256(-7),
  /** SM2 with SM3 (GB/T 32918), ID {@code 1234567812345678}. */
  SM2(-65537);

  private final int coseId;

  Algorithm(int coseId) {
    this.coseId = coseId;
  }

  /** {@return the COSE {@code alg} value} */
  public int coseId() {
    return coseId;
  }
}
