package dev.suishen.keys.code;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.keys.cbor.Cose;
import dev.suishen.keys.signing.CodeSigner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a device shows: a PASS and the proof that it holds the PASS's key (wire format §4). */
public final class DeviceCode {
  private DeviceCode() {}

  /**
   * @param pass as {@link CodeIssuer#pass} made it
   * @param issuedAt the moment of signing, cut to the second
   * @param nonce 8 to 32 bytes that a reader showed as a challenge; null where none was shown
   */
  public static String text(
      byte[] pass, CodeSigner device, Instant issuedAt, byte @Nullable [] nonce) {
    byte[] header =
        new CborWriter(pass.length + 8)
            .map(2)
            .integer(1)
            .integer(device.publicKey().algorithm().coseId())
            .integer(13)
            .raw(pass)
            .toByteArray();
    CborWriter proof =
        new CborWriter(48).map(nonce == null ? 1 : 2).integer(6).integer(issuedAt.getEpochSecond());
    if (nonce != null) {
      proof.integer(10).bytes(nonce);
    }
    return CodeIssuer.text(Cose.sign1(header, proof.toByteArray(), device));
  }
}
