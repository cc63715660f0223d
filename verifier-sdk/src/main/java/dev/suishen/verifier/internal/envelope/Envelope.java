package dev.suishen.verifier.internal.envelope;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One of the two shapes of a code (§2), told apart by the protected map. Nothing in it has been
 * verified.
 *
 * @param issuer the issuer code: the whole message, or the credential inside a device code
 * @param proof the device's proof around it; null for an issuer code shown alone
 */
public record Envelope(IssuerCode issuer, @Nullable DeviceProof proof) {
  private static final int ALG = 1;
  private static final int KID = 4;
  private static final int KCWT = 13;

  /** §7 step 2. */
  public static Envelope read(byte[] code) throws MalformedException {
    CborReader in = new CborReader(code);
    CoseSign1 outer = CoseSign1.read(in);
    in.end();
    CborReader header = outer.protectedHeader().reader();
    header.map(2);
    header.key(ALG);
    long alg = header.integer();
    long second = header.integer();
    Envelope envelope;
    if (second == KID) {
      envelope = new Envelope(new IssuerCode(outer, alg, kid(header)), null);
    } else if (second == KCWT) {
      IssuerCode credential = readCredential(header);
      envelope = new Envelope(credential, DeviceProof.read(outer, alg));
    } else {
      throw new MalformedException("neither an issuer code nor a device code");
    }
    header.end();
    return envelope;
  }

  private static IssuerCode readCredential(CborReader in) throws MalformedException {
    CoseSign1 credential = CoseSign1.read(in);
    CborReader header = credential.protectedHeader().reader();
    header.map(2);
    header.key(ALG);
    long alg = header.integer();
    header.key(KID);
    int kid = kid(header);
    header.end();
    return new IssuerCode(credential, alg, kid);
  }

  private static int kid(CborReader header) throws MalformedException {
    Slice kid = header.bytes(4);
    return kid.int32(0);
  }
}
