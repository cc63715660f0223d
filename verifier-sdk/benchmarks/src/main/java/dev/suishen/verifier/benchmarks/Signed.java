package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.text.CodeText;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A message as it was signed. Its check is the yardstick: the fastest that Bouncy Castle has, with
 * the key decoded beforehand.
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares them
record Signed(Ed25519.PublicPoint key, byte[] message, byte[] signature) {

  static Signed of(byte[] x, byte[] message, byte[] signature) {
    return new Signed(Ed25519.validatePublicKeyPartialExport(x, 0), message, signature);
  }

  /** What the issuer's key signed of a code. */
  static Signed in(String text, Ed25519.PublicPoint key) throws MalformedException {
    CoseSign1 message = Envelope.read(CodeText.decode(text)).issuer().message();
    return new Signed(key, message.toBeSigned(), message.signature().copy());
  }

  boolean holds() {
    return Ed25519.verify(signature, 0, key, message, 0, message.length);
  }
}
