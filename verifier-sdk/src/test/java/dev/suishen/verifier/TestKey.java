package dev.suishen.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 key, always the same one for a name. */
record TestKey(Ed25519PrivateKeyParameters secret) {
  static final int ALG = -8;

  static TestKey named(String name) {
    SHA256Digest digest = new SHA256Digest();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes, 0, bytes.length);
    byte[] seed = new byte[digest.getDigestSize()];
    digest.doFinal(seed, 0);
    return new TestKey(new Ed25519PrivateKeyParameters(seed));
  }

  VerificationKey publicKey() {
    return VerificationKey.ed25519(secret.generatePublicKey().getEncoded());
  }

  byte[] kid() {
    return Arrays.copyOf(publicKey().thumbprint(), 4);
  }

  Cbor.Raw coseKey() {
    return new Cbor.Raw(publicKey().encoded());
  }

  byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    secret.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  /** {@code [protected, {}, payload, signature]} (RFC 9052 §4.2). */
  List<Object> sign1(byte[] header, byte[] payload) {
    byte[] message = Cbor.of(List.of("Signature1", header, new byte[0], payload));
    return List.of(header, Map.of(), payload, sign(message));
  }
}
