package dev.suishen.keys.cbor;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.VerificationKey;
import java.util.List;

/** The COSE messages of wire format §2, §5 and §6 (RFC 9052), made whole with their signatures. */
public final class Cose {
  /** COSE_Sign1 and COSE_Sign, the tags. */
  public static final int SIGN1 = 18;

  private static final int SIGN = 98;
  private static final int OVERHEAD = 96;
  private static final byte[] NONE = {};

  private Cose() {}

  /** The untagged array {@code [protected, {}, payload, signature]}. */
  public static byte[] sign1(byte[] protectedHeader, byte[] payload, CodeSigner signer) {
    int size = protectedHeader.length + payload.length + OVERHEAD;
    byte[] toBeSigned =
        new CborWriter(size)
            .array(4)
            .text("Signature1")
            .bytes(protectedHeader)
            .bytes(NONE)
            .bytes(payload)
            .toByteArray();
    return new CborWriter(size)
        .array(4)
        .bytes(protectedHeader)
        .map(0)
        .bytes(payload)
        .bytes(signer.sign(toBeSigned))
        .toByteArray();
  }

  /**
   * What one signer of a COSE_Sign signs: the Sig_structure (RFC 9052 §4.4).
   *
   * @param signerHeader as of {@link #signerHeader}
   */
  public static byte[] toBeSigned(byte[] bodyHeader, byte[] signerHeader, byte[] payload) {
    return new CborWriter(payload.length + OVERHEAD)
        .array(5)
        .text("Signature")
        .bytes(bodyHeader)
        .bytes(signerHeader)
        .bytes(NONE)
        .bytes(payload)
        .toByteArray();
  }

  /** The tagged COSE_Sign. */
  public static byte[] sign(byte[] bodyHeader, byte[] payload, List<Signature> signatures) {
    CborWriter out =
        new CborWriter(payload.length + OVERHEAD * (1 + signatures.size()))
            .tag(SIGN)
            .array(4)
            .bytes(bodyHeader)
            .map(0)
            .bytes(payload)
            .array(signatures.size());
    for (Signature signature : signatures) {
      out.array(3).bytes(signerHeader(signature.by())).map(0).bytes(signature.bytes());
    }
    return out.toByteArray();
  }

  /** {@code {1: alg, 4: kid}}. */
  public static byte[] signerHeader(VerificationKey key) {
    return algAndKid(2, key).toByteArray();
  }

  /** {@code {1: alg, 4: kid, 16: type}} (RFC 9596). */
  public static byte[] typedHeader(CodeSigner signer, String type) {
    return algAndKid(3, signer.publicKey()).integer(16).text(type).toByteArray();
  }

  private static CborWriter algAndKid(int entries, VerificationKey key) {
    int kid = key.kid();
    byte[] kidBytes = {(byte) (kid >>> 24), (byte) (kid >>> 16), (byte) (kid >>> 8), (byte) kid};
    return new CborWriter(64)
        .map(entries)
        .integer(1)
        .integer(key.algorithm().coseId())
        .integer(4)
        .bytes(kidBytes);
  }

  /**
   * One signer's part of a COSE_Sign.
   *
   * @param bytes 64, over {@link #toBeSigned}
   */
  public record Signature(VerificationKey by, byte[] bytes) {}
}
