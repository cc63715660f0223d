package dev.suishen.verifier.internal.envelope;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import java.nio.charset.StandardCharsets;

/**
 * A COSE_Sign1 (RFC 9052 §4.2) with an empty unprotected map, not yet verified.
 *
 * @param protectedHeader content of the protected byte string
 * @param payload content of the payload byte string; not to be decoded before the signature has
 *     held
 */
public record CoseSign1(Slice protectedHeader, Slice payload, Slice signature, Slice signedPart) {
  private static final byte[] CONTEXT =
      "\u0084\u006aSignature1".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte EMPTY_BYTES = 0x40;

  /** Reads the untagged array. */
  public static CoseSign1 read(CborReader in) throws MalformedException {
    in.array(4);
    int start = in.position();
    Slice header = in.bytes();
    in.map(0);
    Slice payload = in.bytes();
    Slice signedPart = in.since(start);
    return new CoseSign1(header, payload, in.bytes(), signedPart);
  }

  /**
   * The Sig_structure (RFC 9052 §4.4): {@code ["Signature1", protected, h'', payload]}. In a
   * deterministic message its fields stand as they are in the wire form, save that the empty
   * unprotected map stands where the empty external_aad goes: one copy and one byte.
   */
  public byte[] toBeSigned() {
    byte[] bytes = new byte[CONTEXT.length + signedPart.length()];
    System.arraycopy(CONTEXT, 0, bytes, 0, CONTEXT.length);
    System.arraycopy(
        signedPart.array(), signedPart.offset(), bytes, CONTEXT.length, signedPart.length());
    int afterHeader = protectedHeader.offset() + protectedHeader.length() - signedPart.offset();
    bytes[CONTEXT.length + afterHeader] = EMPTY_BYTES;
    return bytes;
  }
}
