package dev.suishen.verifier.internal.bundle;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tagged COSE_Sign around a trust bundle (RFC 9052 §4.1), its signatures not yet verified.
 *
 * @param payload content of the payload byte string; not to be decoded before enough roots have
 *     signed it
 */
public record CoseSign(
    Slice body, Slice payload, Slice encodedPayload, List<RootSignature> signatures) {
  /** §5: a bundle is at most this many bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final int TAG = 98;
  private static final byte[] BODY_HEADER =
      "\u00a1\u0003\u0078\u0029application/vnd.suishen.trust-bundle+cbor"
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] CONTEXT =
      "\u0085\u0069Signature".getBytes(StandardCharsets.ISO_8859_1);

  public static CoseSign read(byte[] bundle) throws MalformedException {
    if (bundle.length > MAX_BYTES) {
      throw new MalformedException("over " + MAX_BYTES + " bytes");
    }
    CborReader in = new CborReader(bundle);
    in.tag(TAG);
    in.array(4);
    int start = in.position();
    Slice header = in.bytes();
    Slice body = in.since(start);
    if (!Arrays.equals(header.copy(), BODY_HEADER)) {
      throw new MalformedException("protected header is not a trust bundle's");
    }
    in.map(0);
    start = in.position();
    Slice payload = in.bytes();
    Slice encodedPayload = in.since(start);
    List<RootSignature> signatures = new ArrayList<>();
    for (int left = in.array(); left > 0; left--) {
      signatures.add(RootSignature.read(in));
    }
    in.end();
    return new CoseSign(body, payload, encodedPayload, signatures);
  }

  /**
   * The Sig_structure of one signature: {@code ["Signature", body, sign, h'', payload]} (RFC 9052
   * §4.4).
   */
  public byte[] toBeSigned(RootSignature signature) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(CONTEXT, 0, CONTEXT.length);
    write(out, body);
    write(out, signature.header());
    out.write(0x40);
    write(out, encodedPayload);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Slice slice) {
    out.write(slice.array(), slice.offset(), slice.length());
  }

  /**
   * One COSE_Signature, protected {@code {1: alg, 4: kid}}.
   *
   * @param header the protected byte string with its head
   */
  public record RootSignature(Slice header, long alg, int kid, Slice signature) {
    static RootSignature read(CborReader in) throws MalformedException {
      in.array(3);
      int start = in.position();
      CborReader header = in.bytes().reader();
      Slice encodedHeader = in.since(start);
      header.map(2);
      header.key(1);
      long alg = header.integer();
      header.key(4);
      int kid = header.bytes(4).int32(0);
      header.end();
      in.map(0);
      return new RootSignature(encodedHeader, alg, kid, in.bytes());
    }
  }
}
