package dev.suishen.keys.code;

import dev.suishen.keys.cbor.CborWriter;
import dev.suishen.keys.cbor.Cose;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes codes with one key (wire format §1 to §3): one HMAC a scene and one signature each.
 * Immutable and thread-safe.
 *
 * <p>Times are cut to whole seconds. Parts are given in ascending order of their scenes, at least
 * one, each with its scene's key of the day of {@code notBefore}; anything else is an {@link
 * IllegalArgumentException}, as is a lifetime over the kind's upper bound. A code that would start
 * outside of the key's window is a {@link SignerRefusedException}.
 */
public final class CodeIssuer {
  private static final String PREFIX = "SSC1:";
  private static final int CTI_BYTES = 8;
  private static final int CODE = -65537;

  private final CodeSigner signer;
  private final SecureRandom random;
  private final byte[] header;
  private final Optional<SigningKey> published;

  private CodeIssuer(CodeSigner signer, SecureRandom random, Optional<SigningKey> published) {
    this.signer = signer;
    this.random = random;
    this.header = Cose.signerHeader(signer.publicKey());
    this.published = published;
  }

  /**
   * An issuer whose first code the real verifier has accepted. Later codes are not read back each:
   * a verification costs more than twice a signature
   * (docs/decisions/0002-codes-are-read-back-once-a-key.md).
   *
   * @param trust what the city's verifiers hold
   * @throws SignerRefusedException if they would not accept this key's codes now: it is not in the
   *     bundle, not for codes, revoked, outside its window, or does not sign for its public key
   */
  public static CodeIssuer proven(
      CodeSigner signer, TrustStore trust, Clock clock, SecureRandom random) {
    CodeIssuer issuer = new CodeIssuer(signer, random, published(signer.publicKey(), trust));
    Instant now = clock.instant();
    SceneKey key = SceneKey.of(Scene.TRANSIT, SceneKey.epochOf(now.getEpochSecond()), new byte[32]);
    String probe = issuer.live(now, now.plusSeconds(1), List.of(new ScenePart(key, 0, 0, 0)));
    Verification answer =
        Verifier.builder()
            .trust(trust)
            .policy(ScenePolicy.authenticityAlone())
            .clock(clock)
            .build()
            .verify(probe);
    if (answer instanceof Verification.Accepted) {
      return issuer;
    }
    throw new SignerRefusedException(signer.publicKey(), answer);
  }

  private static Optional<SigningKey> published(VerificationKey key, TrustStore trust) {
    return trust.bundle().stream()
        .flatMap(bundle -> bundle.keys().stream())
        .filter(held -> held.key().equals(key))
        .findFirst();
  }

  /** The text of a LIVE code. */
  public String live(Instant notBefore, Instant expires, List<ScenePart> parts) {
    return text(issue(CodeKind.LIVE, notBefore, expires, parts, null));
  }

  /** The text of a PAPER code. */
  public String paper(Instant notBefore, Instant expires, List<ScenePart> parts) {
    return text(issue(CodeKind.PAPER, notBefore, expires, parts, null));
  }

  /** A PASS for the device that holds this key, to be shown in a {@link DeviceCode}. */
  public byte[] pass(
      Instant notBefore, Instant expires, List<ScenePart> parts, VerificationKey device) {
    return issue(CodeKind.PASS, notBefore, expires, parts, device);
  }

  /** The scanned text of a code's bytes (wire format §1). */
  public static String text(byte[] code) {
    return Base45.encode(PREFIX, code);
  }

  private byte[] issue(
      CodeKind kind,
      Instant notBefore,
      Instant expires,
      List<ScenePart> parts,
      @Nullable VerificationKey device) {
    long nbf = notBefore.getEpochSecond();
    long exp = expires.getEpochSecond();
    requireLifetime(kind, exp - nbf);
    requireWindow(nbf);
    requireOrder(parts, SceneKey.epochOf(nbf));
    byte[] cti = new byte[CTI_BYTES];
    random.nextBytes(cti);
    CborWriter claims =
        new CborWriter(256)
            .map(device == null ? 4 : 5)
            .integer(4)
            .integer(exp)
            .integer(5)
            .integer(nbf)
            .integer(7)
            .bytes(cti);
    if (device != null) {
      claims.integer(8).map(1).integer(1).raw(device.thumbprintMembers());
    }
    claims.integer(CODE).array(3).integer(kind.number());
    claims.integer(scenes(parts)).bytes(sealed(parts, cti));
    return Cose.sign1(header, claims.toByteArray(), signer);
  }

  private static void requireLifetime(CodeKind kind, long seconds) {
    if (seconds < 1 || seconds > TrustPolicy.DEFAULT.lifetime(kind)) {
      throw new IllegalArgumentException(kind + " code with a lifetime of " + seconds + " s");
    }
  }

  /** Wire format §7 step 7. */
  private void requireWindow(long nbf) {
    if (published.filter(key -> nbf < key.notBefore() || nbf > key.notAfter()).isPresent()) {
      throw new SignerRefusedException(
          signer.publicKey(), new Verification.Rejected(Reason.KEY_NOT_VALID));
    }
  }

  private static void requireOrder(List<ScenePart> parts, long epoch) {
    int last = 0;
    for (ScenePart part : parts) {
      if (part.key().scene().number() <= last || part.key().epoch() != epoch) {
        throw new IllegalArgumentException(
            part.key() + " after scene " + last + " in a code of epoch " + epoch);
      }
      last = part.key().scene().number();
    }
    if (last == 0) {
      throw new IllegalArgumentException("a code needs a scene");
    }
  }

  private static int scenes(List<ScenePart> parts) {
    int scenes = 0;
    for (ScenePart part : parts) {
      scenes |= 1 << part.key().scene().number();
    }
    return scenes;
  }

  private static byte[] sealed(List<ScenePart> parts, byte[] cti) {
    byte[] sealed = new byte[parts.size() * SceneKey.PART_BYTES];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(
          parts.get(i).seal(cti), 0, sealed, i * SceneKey.PART_BYTES, SceneKey.PART_BYTES);
    }
    return sealed;
  }
}
