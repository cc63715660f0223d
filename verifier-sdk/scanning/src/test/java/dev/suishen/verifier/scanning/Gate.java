package dev.suishen.verifier.scanning;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A gate of the metro in a pretend city that is the same at each run, at one moment. */
final class Gate {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final SecureRandom random = seeded();
  private final SoftwareKey codeKey = SoftwareKey.generate(Algorithm.ED25519, random);
  private final SoftwareKey statusKey = SoftwareKey.generate(Algorithm.ED25519, random);
  private final SoftwareKey root = SoftwareKey.generate(Algorithm.ED25519, random);
  private final List<ScenePart> parts = new ArrayList<>();
  private final TrustStore trust = TrustStore.pinned(RootSet.of(1, List.of(root.publicKey())));
  private final CodeIssuer issuer;

  Gate() {
    try {
      bundle().sign(List.of(root), trust);
      for (Scene scene : Scene.values()) {
        addScene(scene);
      }
    } catch (BundleRefusedException | StatusListRefusedException e) {
      throw new IllegalStateException(e);
    }
    trust.putSceneKeys(SceneKeys.of(parts.stream().map(ScenePart::key).toList()));
    issuer = CodeIssuer.proven(codeKey, trust, CLOCK, random);
  }

  /** A LIVE code for all five scenes, another one at each call. */
  String liveCode() {
    return issuer.live(NOW, NOW.plusSeconds(60), parts);
  }

  /** A screenshot of ten minutes ago. */
  String expiredCode() {
    Instant then = NOW.minusSeconds(600);
    return issuer.live(then, then.plusSeconds(60), parts);
  }

  /** With a replay guard of its own, as at a real gate. */
  Verifier verifier() {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(CLOCK)
        .build();
  }

  private BundleDraft bundle() {
    List<StatusListLocation> lists = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      lists.add(new StatusListLocation(scene.number(), 0, uri(scene)));
    }
    return new BundleDraft(
        "Scanning",
        1,
        NOW,
        NOW.plus(DAY),
        NOW.plus(DAY),
        List.of(key(codeKey, SigningKey.FOR_CODES), key(statusKey, SigningKey.FOR_STATUS_LISTS)),
        TrustPolicy.DEFAULT,
        RootSet.of(1, List.of(root.publicKey())),
        lists);
  }

  private void addScene(Scene scene) throws StatusListRefusedException {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    SceneKey key = SceneKey.of(scene, SceneKey.epochOf(NOW.getEpochSecond()), secret);
    parts.add(new ScenePart(key, 0x1234567890L, 0b1_0001, 77_777));
    trust.takeStatusList(
        new StatusListDraft().sign(statusKey, uri(scene), NOW, NOW.plus(DAY), DAY));
  }

  private static SigningKey key(SoftwareKey key, int use) {
    return new SigningKey(
        key.publicKey(),
        NOW.minus(DAY).getEpochSecond(),
        NOW.plus(DAY).getEpochSecond(),
        use,
        SigningKey.ACTIVE);
  }

  private static String uri(Scene scene) {
    return "/status/" + scene.number() + "/0";
  }

  /** The same pictures at each run. */
  private static SecureRandom seeded() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(26);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
