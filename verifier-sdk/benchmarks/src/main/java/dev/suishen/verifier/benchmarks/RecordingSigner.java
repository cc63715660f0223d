package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.VerificationKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 key that shows what it signed last, so that the yardstick checks the same bytes. */
final class RecordingSigner implements CodeSigner {
  private final Ed25519PrivateKeyParameters secret;
  private final byte[] x;
  private final VerificationKey publicKey;
  private Signed last;

  RecordingSigner(SecureRandom random) {
    this.secret = new Ed25519PrivateKeyParameters(random);
    this.x = secret.generatePublicKey().getEncoded();
    this.publicKey = VerificationKey.ed25519(x);
    this.last = Signed.of(x, new byte[0], new byte[0]);
  }

  Ed25519PrivateKeyParameters secret() {
    return secret;
  }

  byte[] x() {
    return x;
  }

  Signed last() {
    return last;
  }

  @Override
  public VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    secret.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    last = Signed.of(x, message, signature);
    return signature;
  }
}
