package dev.suishen.keys;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Roots, keys and a verifier at one fixed moment. */
public final class PretendCity {
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final SecureRandom RANDOM = new SecureRandom();

  public final List<CodeSigner> roots;
  public final RootSet rootSet;
  public final CodeSigner codeKey;
  public final CodeSigner statusKey;
  public final TrustStore trust;

  /** Its codes are of this algorithm, all else is mixed. */
  public PretendCity(Algorithm algorithm) throws BundleRefusedException {
    this(
        List.of(newKey(Algorithm.ED25519), newKey(Algorithm.ED25519), newKey(Algorithm.ES256)),
        newKey(algorithm),
        newKey(Algorithm.ED25519));
  }

  /** All its keys come from one place: three roots, a code key, a status key. */
  public static PretendCity allFrom(Supplier<? extends CodeSigner> keys)
      throws BundleRefusedException {
    return new PretendCity(List.of(keys.get(), keys.get(), keys.get()), keys.get(), keys.get());
  }

  private PretendCity(List<CodeSigner> roots, CodeSigner codeKey, CodeSigner statusKey)
      throws BundleRefusedException {
    this.roots = roots;
    this.codeKey = codeKey;
    this.statusKey = statusKey;
    rootSet = RootSet.of(2, roots.stream().map(CodeSigner::publicKey).toList());
    trust = TrustStore.pinned(rootSet);
    draft(1).sign(roots.subList(0, 2), trust);
    trust.putSceneKeys(SceneKeys.of(Stream.of(Scene.values()).map(PretendCity::sceneKey).toList()));
  }

  public static SoftwareKey newKey(Algorithm algorithm) {
    return SoftwareKey.generate(algorithm, RANDOM);
  }

  public static SceneKey sceneKey(Scene scene) {
    byte[] secret = new byte[32];
    secret[0] = (byte) scene.number();
    return SceneKey.of(scene, SceneKey.epochOf(NOW.getEpochSecond()), secret);
  }

  public BundleDraft draft(long serial) {
    return new BundleDraft(
        "pretend city",
        serial,
        NOW,
        NOW.plus(Duration.ofDays(7)),
        NOW.plus(Duration.ofDays(1)),
        List.of(
            active(codeKey, SigningKey.FOR_CODES), active(statusKey, SigningKey.FOR_STATUS_LISTS)),
        TrustPolicy.DEFAULT,
        rootSet,
        List.of(new StatusListLocation(Scene.TRANSIT.number(), 0, "/status/2/0")));
  }

  public Verifier verifier(ScenePolicy policy) {
    return Verifier.builder().trust(trust).policy(policy).clock(CLOCK).build();
  }

  private static SigningKey active(CodeSigner key, int use) {
    return new SigningKey(
        key.publicKey(),
        NOW.getEpochSecond(),
        NOW.plus(Duration.ofDays(30)).getEpochSecond(),
        use,
        SigningKey.ACTIVE);
  }
}
