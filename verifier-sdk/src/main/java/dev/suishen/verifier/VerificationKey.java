package dev.suishen.verifier;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.CborReader;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.signature.CoseKey;
import dev.suishen.verifier.internal.signature.HastenedCheck;
import dev.suishen.verifier.internal.signature.SignatureCheck;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * A public key and its one algorithm. Immutable. A key whose point is invalid (off the curve,
 * non-canonical, of small or mixed order) can be held and shown, but no signature verifies under
 * it.
 */
public final class VerificationKey {
  private final CoseKey cose;
  private final SignatureCheck check;
  private volatile @Nullable HastenedCheck hastened;

  private VerificationKey(CoseKey cose) {
    this.cose = cose;
    this.check = SignatureCheck.of(cose);
  }

  /**
   * Reads a COSE_Key (RFC 9052 §7) as trust bundles and root sets carry it.
   *
   * @param coseKey deterministic CBOR, with {@code kid} and {@code alg} or without
   * @return the key
   * @throws IllegalArgumentException if it is not a key of one of the three algorithms
   */
  public static VerificationKey parse(byte[] coseKey) {
    try {
      CborReader in = new CborReader(coseKey);
      CoseKey cose = CoseKey.read(in);
      in.end();
      if (cose == null) {
        throw new IllegalArgumentException("COSE_Key of an unknown type or algorithm");
      }
      return new VerificationKey(cose);
    } catch (MalformedException e) {
      throw new IllegalArgumentException("Not a COSE_Key: " + e.getMessage(), e);
    }
  }

  /**
   * Makes an Ed25519 key.
   *
   * @param x 32 bytes, RFC 8032 §5.1.2, copied
   * @return the key, its point not looked at, see {@link #isFullyValid}
   */
  public static VerificationKey ed25519(byte[] x) {
    return new VerificationKey(new CoseKey(Algorithm.ED25519, x.clone(), new byte[0]));
  }

  /**
   * Makes a key on a curve of prime order.
   *
   * @param algorithm ES256 or SM2
   * @param x 32 bytes, big-endian, copied
   * @param y 32 bytes, big-endian, copied
   * @return the key, its point not looked at, see {@link #isFullyValid}
   */
  public static VerificationKey ec(Algorithm algorithm, byte[] x, byte[] y) {
    return new VerificationKey(new CoseKey(algorithm, x.clone(), y.clone()));
  }

  /** {@return the one algorithm that this key is for} */
  public Algorithm algorithm() {
    return cose.algorithm();
  }

  /** {@return the first four bytes of {@link #thumbprint}, big-endian} */
  public int kid() {
    byte[] thumbprint = thumbprint();
    return new Slice(thumbprint, 0, thumbprint.length).int32(0);
  }

  /** {@return the SHA-256 thumbprint, 32 bytes (RFC 9679)} */
  public byte[] thumbprint() {
    byte[] members = cose.thumbprintMembers();
    SHA256Digest digest = new SHA256Digest();
    digest.update(members, 0, members.length);
    byte[] thumbprint = new byte[digest.getDigestSize()];
    digest.doFinal(thumbprint, 0);
    return thumbprint;
  }

  /** {@return the COSE_Key with its {@code kid} and {@code alg}, as bundles carry it} */
  public byte[] encoded() {
    return cose.encoded(Arrays.copyOf(thumbprint(), 4));
  }

  /**
   * {@return the COSE_Key with exactly its thumbprint members, as {@code cnf} carries it (RFC 9679
   * §3)}
   */
  public byte[] thumbprintMembers() {
    return cose.thumbprintMembers();
  }

  /**
   * {@return whether the point is one that an honest key generator can make: on the curve and in
   * the group of prime order} Whoever admits a key, into a bundle or for a device, refuses any
   * other.
   */
  public boolean isFullyValid() {
    return check != SignatureCheck.NEVER;
  }

  /**
   * Checks a signature.
   *
   * @param message of any length
   * @param signature 64 bytes, R ‖ S or r ‖ s
   * @return whether it is this key's over the message; false for any other length
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return check.holds(message, new Slice(signature, 0, signature.length));
  }

  boolean verifies(byte[] message, Slice signature) {
    return check.holds(message, signature);
  }

  /** The same answer, hastened by an engine; the one asked last stays prepared. */
  boolean verifies(byte[] message, Slice signature, @Nullable SignatureEngine engine) {
    if (engine == null) {
      return verifies(message, signature);
    }
    HastenedCheck prepared = hastened;
    if (prepared == null || !prepared.asks(engine)) {
      prepared = new HastenedCheck(cose, check, engine);
      hastened = prepared;
    }
    return prepared.holds(message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey key
        && Arrays.equals(cose.thumbprintMembers(), key.cose.thumbprintMembers());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cose.thumbprintMembers());
  }

  /** Algorithm and hex kid, e.g. {@code ED25519 f71010c3}. */
  @Override
  public String toString() {
    return algorithm() + " " + Hex.toHexString(thumbprint(), 0, 4);
  }
}
