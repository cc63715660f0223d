package dev.suishen.keys.signing;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * A signing key in this process's memory. Prints itself without its secret; kept on disk by {@link
 * KeyFile}.
 */
public abstract sealed class SoftwareKey implements CodeSigner permits Ed25519Key, EcKey {
  private final VerificationKey publicKey;

  SoftwareKey(VerificationKey publicKey) {
    this.publicKey = publicKey;
  }

  public static SoftwareKey generate(Algorithm algorithm, SecureRandom random) {
    return algorithm == Algorithm.ED25519
        ? new Ed25519Key(new Ed25519PrivateKeyParameters(random))
        : EcKey.make(algorithm, random);
  }

  /** A private key as PKCS#8 holds it. */
  static SoftwareKey of(AsymmetricKeyParameter key, SecureRandom random) {
    if (key instanceof Ed25519PrivateKeyParameters ed25519) {
      return new Ed25519Key(ed25519);
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return EcKey.from(ec, random);
    }
    throw new IllegalArgumentException("neither Ed25519, P-256 nor SM2");
  }

  /** PKCS#8 (RFC 5958), version 1: OpenSSL 3.0 reads no other. */
  abstract PrivateKeyInfo pkcs8() throws IOException;

  @Override
  public final VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public final String toString() {
    return "signer " + publicKey;
  }
}
