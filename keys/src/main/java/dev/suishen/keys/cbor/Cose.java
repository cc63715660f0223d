package dev.suishen.keys.cbor;

import dev.suishen.keys.signing.CodeSigner;
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

  /** The tagged COSE_Sign, each signer's {@code {1: alg, 4: kid}} protected. */
  public static byte[] sign(byte[] bodyHeader, byte[] payload, List<? extends CodeSigner> signers) {
    CborWriter out =
        new CborWriter(payload.length + OVERHEAD)
            .tag(SIGN)
            .array(4)
            .bytes(bodyHeader)
            .map(0)
            .bytes(payload)
            .array(signers.size());
    for (CodeSigner signer : signers) {
      byte[] header = signerHeader(signer);
      byte[] toBeSigned =
          new CborWriter(payload.length + OVERHEAD)
              .array(5)
              .text("Signature")
              .bytes(bodyHeader)
              .bytes(header)
              .bytes(NONE)
              .bytes(payload)
              .toByteArray();
      out.array(3).bytes(header).map(0).bytes(signer.sign(toBeSigned));
    }
    return out.toByteArray();
  }

  /** {@code {1: alg, 4: kid}}. */
  public static byte[] signerHeader(CodeSigner signer) {
    return algAndKid(2, signer).toByteArray();
  }

  /** {@code {1: alg, 4: kid, 16: type}} (RFC 9596). */
  public static byte[] typedHeader(CodeSigner signer, String type) {
    return algAndKid(3, signer).integer(16).text(type).toByteArray();
  }

  private static CborWriter algAndKid(int entries, CodeSigner signer) {
    int kid = signer.publicKey().kid();
    byte[] kidBytes = {(byte) (kid >>> 24), (byte) (kid >>> 16), (byte) (kid >>> 8), (byte) kid};
    return new CborWriter(64)
        .map(entries)
        .integer(1)
        .integer(signer.publicKey().algorithm().coseId())
        .integer(4)
        .bytes(kidBytes);
  }
}
