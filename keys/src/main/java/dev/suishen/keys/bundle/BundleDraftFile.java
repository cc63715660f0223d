package dev.suishen.keys.bundle;

import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.json.StrictJson;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;

/**
 * A draft as JSON: what goes to each holder of a root, is read by a person, and is signed.
 *
 * @param digest {@link BundleDraft#digest} in hex: whoever reads the file encodes the same bytes,
 *     or refuses it
 */
public record BundleDraftFile(
    String issuer,
    long serial,
    String issuedAt,
    String expires,
    String nextUpdate,
    List<Key> keys,
    TrustPolicy policy,
    RootsFile roots,
    List<StatusListLocation> statusLists,
    String digest) {
  /** A bundle has 64 KB; its text is some four times as long. */
  private static final int MOST_CHARACTERS = 1 << 20;

  public static BundleDraftFile of(BundleDraft draft) {
    return new BundleDraftFile(
        draft.issuer(),
        draft.serial(),
        draft.issuedAt().toString(),
        draft.expires().toString(),
        draft.nextUpdate().toString(),
        draft.keys().stream().map(Key::of).toList(),
        draft.policy(),
        RootsFile.of(draft.roots()),
        draft.statusLists(),
        Hex.toHexString(draft.digest()));
  }

  /**
   * @throws IOException if it is not a draft in that form, saying why
   */
  public static BundleDraft parse(String json) throws IOException {
    return StrictJson.read(
        json, BundleDraftFile.class, BundleDraftFile::toDraft, "bundle draft", MOST_CHARACTERS);
  }

  private BundleDraft toDraft() {
    BundleDraft draft =
        new BundleDraft(
            issuer,
            serial,
            Instant.parse(issuedAt),
            Instant.parse(expires),
            Instant.parse(nextUpdate),
            keys.stream().map(Key::toKey).toList(),
            policy,
            roots.roots(),
            statusLists);
    String encoded = Hex.toHexString(draft.digest());
    if (!encoded.equals(digest)) {
      throw new IllegalArgumentException("its digest is " + encoded + ", not " + digest);
    }
    return draft;
  }

  public String toJson() {
    return StrictJson.write(this);
  }

  /** A signing key, its kid shown for whoever reads. */
  public record Key(
      String kid, KeyUse use, KeyState state, String notBefore, String notAfter, String key) {

    static Key of(TrustBundle.SigningKey key) {
      return new Key(
          SigningKey.name(key.key().kid()),
          KeyUse.ofWire(key.use()),
          KeyState.ofWire(key.state()),
          Instant.ofEpochSecond(key.notBefore()).toString(),
          Instant.ofEpochSecond(key.notAfter()).toString(),
          Hex.toHexString(key.key().encoded()));
    }

    TrustBundle.SigningKey toKey() {
      VerificationKey publicKey = VerificationKey.parse(Hex.decode(key));
      if (!SigningKey.name(publicKey.kid()).equals(kid)) {
        throw new IllegalArgumentException(kid + " is not the kid of " + publicKey);
      }
      return new TrustBundle.SigningKey(
          publicKey,
          Instant.parse(notBefore).getEpochSecond(),
          Instant.parse(notAfter).getEpochSecond(),
          use.wireNumber(),
          state.wireNumber());
    }
  }
}
