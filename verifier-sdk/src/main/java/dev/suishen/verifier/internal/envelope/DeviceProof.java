package dev.suishen.verifier.internal.envelope;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What a device says when it shows a PASS (§4).
 *
 * @param alg the algorithm the message names
 * @param issuedAt moment of signing, seconds since the epoch
 * @param nonce 8 to 32 bytes, the answer to a challenge
 */
public record DeviceProof(CoseSign1 message, long alg, long issuedAt, @Nullable Slice nonce) {
  private static final int IAT = 6;
  private static final int NONCE = 10;

  static DeviceProof read(CoseSign1 message, long alg) throws MalformedException {
    CborReader in = message.payload().reader();
    int size = in.map();
    if (size != 1 && size != 2) {
      throw new MalformedException("neither {iat} nor {iat, nonce}");
    }
    in.key(IAT);
    long issuedAt = in.unsigned();
    Slice nonce = size == 2 ? readNonce(in) : null;
    in.end();
    return new DeviceProof(message, alg, issuedAt, nonce);
  }

  private static Slice readNonce(CborReader in) throws MalformedException {
    in.key(NONCE);
    Slice nonce = in.bytes();
    if (nonce.length() < 8 || nonce.length() > 32) {
      throw new MalformedException("nonce not of 8 to 32 bytes");
    }
    return nonce;
  }
}
