package dev.suishen.verifier.testkit;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.keys.cbor.Cose;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** LIVE codes that no honest issuer makes; what is sealed in them is nothing. */
final class Forgery {
  private static final byte[] CTI = "forgery!".getBytes(StandardCharsets.US_ASCII);
  private static final int CODE = -65537;
  private static final int PART_BYTES = 11;

  private final Scene scene;
  private final Instant now;

  Forgery(Scene scene, Instant now) {
    this.scene = scene;
    this.now = now;
  }

  /** Signed by this key, in its own name. */
  String signedBy(CodeSigner signer) {
    return text(Cose.signerHeader(signer.publicKey()), 60, signer);
  }

  String livingTooLong(CodeSigner signer) {
    return text(Cose.signerHeader(signer.publicKey()), 301, signer);
  }

  /** Names one key and is signed by another. */
  String inTheNameOf(VerificationKey named, CodeSigner signer) {
    return text(header(named.algorithm(), named.kid()), 60, signer);
  }

  /** Names an algorithm that is not the key's. */
  String misnaming(CodeSigner signer) {
    VerificationKey key = signer.publicKey();
    Algorithm another = key.algorithm() == Algorithm.ES256 ? Algorithm.ED25519 : Algorithm.ES256;
    return text(header(another, key.kid()), 60, signer);
  }

  private static byte[] header(Algorithm algorithm, int kid) {
    return new CborWriter(16)
        .map(2)
        .integer(1)
        .integer(algorithm.coseId())
        .integer(4)
        .bytes(ByteBuffer.allocate(4).putInt(kid).array())
        .toByteArray();
  }

  private String text(byte[] header, int seconds, CodeSigner signer) {
    byte[] claims =
        new CborWriter(64)
            .map(4)
            .integer(4)
            .integer(now.getEpochSecond() + seconds)
            .integer(5)
            .integer(now.getEpochSecond())
            .integer(7)
            .bytes(CTI)
            .integer(CODE)
            .array(3)
            .integer(CodeKind.LIVE.number())
            .integer(1 << scene.number())
            .bytes(new byte[PART_BYTES])
            .toByteArray();
    return CodeIssuer.text(Cose.sign1(header, claims, signer));
  }
}
