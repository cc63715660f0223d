package dev.suishen.verifier;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A city of three roots, two of which sign, and a gate of its metro. No two limits are equal, so a
 * test that holds at one of them holds for no other's sake.
 */
final class TestCity {
  /** Noon of a day, so that neither neighbouring day is near. */
  static final long NOW = 20_000L * 86_400 + 43_200;

  static final long ISSUED = NOW - 3_600;
  static final long NEXT_UPDATE = NOW + 10_000;
  static final long EXPIRES = NOW + 50_000;
  static final long SKEW = 7;
  static final long PROOF_WINDOW = 20;
  static final long STATUS_MAX_AGE = 1_000;

  static final List<TestKey> ROOTS =
      List.of(TestKey.named("root 1"), TestKey.named("root 2"), TestKey.named("root 3"));
  static final TestKey CODE_KEY = TestKey.named("codes");
  static final TestKey STATUS_KEY = TestKey.named("status lists");
  static final TestKey DEVICE = TestKey.named("device");

  /** The scenes of every code made here. */
  static final List<Scene> SCENES = List.of(Scene.MEDICAL, Scene.TRANSIT);

  private final TrustStore trust;
  private ScenePolicy policy = ScenePolicy.of(Scene.TRANSIT);
  private ReplayGuard guard = ReplayGuard.inMemory();

  private TestCity(TrustStore trust) {
    this.trust = trust;
  }

  /** A gate that holds the usual bundle and the scene keys of three days, and no status list. */
  static TestCity gate() {
    return withRootsAlone().take(new TestBundle()).withSceneKeys();
  }

  /** A verifier that holds its roots and nothing else. */
  static TestCity withRootsAlone() {
    return new TestCity(TrustStore.pinned(pinned()));
  }

  /** A verifier that holds what the store does. */
  static TestCity holding(TrustStore trust) {
    return new TestCity(trust);
  }

  static RootSet pinned() {
    return RootSet.of(2, ROOTS.stream().map(TestKey::publicKey).toList());
  }

  TestCity withSceneKeys() {
    trust.putSceneKeys(threeDays());
    return this;
  }

  static SceneKeys threeDays() {
    List<SceneKey> keys = new ArrayList<>();
    for (long day = -1; day <= 1; day++) {
      keys.add(sceneKey(Scene.TRANSIT, SceneKey.epochOf(NOW) + day));
    }
    return SceneKeys.of(keys);
  }

  TestCity take(TestBundle bundle) {
    return take(bundle.signed());
  }

  /** At the moment it was issued. */
  TestCity take(byte[] bundle) {
    try {
      trust.takeBundle(bundle, Instant.ofEpochSecond(ISSUED));
      return this;
    } catch (BundleRefusedException e) {
      throw new AssertionError(e);
    }
  }

  TestCity take(TestStatusList list) {
    try {
      trust.takeStatusList(list.signed());
      return this;
    } catch (StatusListRefusedException e) {
      throw new AssertionError(e);
    }
  }

  TestCity policy(ScenePolicy another) {
    policy = another;
    return this;
  }

  TestCity guard(ReplayGuard another) {
    guard = another;
    return this;
  }

  TrustStore trust() {
    return trust;
  }

  Verifier verifierAt(long now) {
    return Verifier.builder()
        .trust(trust)
        .policy(policy)
        .clock(Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC))
        .replayGuard(guard)
        .build();
  }

  /** In words: "accepted", "rejected EXPIRED", "undetermined TRUST_STALE". */
  String scan(@Nullable String text, long now) {
    return words(verifierAt(now).verify(text));
  }

  String scan(TestCode code, long now) {
    return scan(code.text(), now);
  }

  String scan(TestCode code) {
    return scan(code.text(), NOW);
  }

  String challenge(String text, byte[] nonce) {
    return words(verifierAt(NOW).verify(text, nonce));
  }

  static String words(Verification answer) {
    return answer.fold(
        accepted -> "accepted",
        rejected -> "rejected " + rejected.reason(),
        undetermined -> "undetermined " + undetermined.reason());
  }

  static SceneKey sceneKey(Scene scene, long epoch) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) (scene.number() * 31L + epoch));
    return SceneKey.of(scene, epoch, secret);
  }
}
