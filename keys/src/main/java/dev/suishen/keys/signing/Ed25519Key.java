package dev.suishen.keys.signing;

import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032). */
final class Ed25519Key extends SoftwareKey {
  private final Ed25519PrivateKeyParameters secret;

  Ed25519Key(Ed25519PrivateKeyParameters secret) {
    super(VerificationKey.ed25519(secret.generatePublicKey().getEncoded()));
    this.secret = secret;
  }

  @Override
  PrivateKeyInfo pkcs8() throws IOException {
    PrivateKeyInfo withPublicKey = PrivateKeyInfoFactory.createPrivateKeyInfo(secret);
    return new PrivateKeyInfo(
        withPublicKey.getPrivateKeyAlgorithm(), withPublicKey.parsePrivateKey());
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    secret.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }
}
