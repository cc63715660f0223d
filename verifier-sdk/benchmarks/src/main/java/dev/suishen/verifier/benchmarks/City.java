package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.ReplayGuard;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A city at one moment: its keys, and a gate of the metro that holds all it may. */
final class City {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  private final SecureRandom random = new SecureRandom();
  private final RecordingSigner codeKey = new RecordingSigner(random);
  private final RecordingSigner statusKey = new RecordingSigner(random);
  private final RecordingSigner root = new RecordingSigner(random);
  private final List<ScenePart> parts = new ArrayList<>();
  private final TrustStore trust;

  City() {
    RootSet roots = RootSet.of(1, List.of(root.publicKey()));
    trust = TrustStore.pinned(roots);
    try {
      bundle(roots).sign(List.of(root), trust);
      for (Scene scene : Scene.values()) {
        addScene(scene);
      }
    } catch (BundleRefusedException | StatusListRefusedException e) {
      throw new IllegalStateException(e);
    }
    trust.putSceneKeys(SceneKeys.of(parts.stream().map(ScenePart::key).toList()));
  }

  RecordingSigner codeKey() {
    return codeKey;
  }

  RecordingSigner newDevice() {
    return new RecordingSigner(random);
  }

  /** One for each of the five scenes. */
  List<ScenePart> parts() {
    return parts;
  }

  CodeIssuer issuer(CodeSigner signer) {
    return CodeIssuer.proven(signer, trust, Clock.fixed(NOW, ZoneOffset.UTC), random);
  }

  Verifier gate() {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .replayGuard(ReplayGuard.none())
        .build();
  }

  private BundleDraft bundle(RootSet roots) {
    List<StatusListLocation> lists = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      lists.add(new StatusListLocation(scene.number(), 0, uri(scene)));
    }
    return new BundleDraft(
        "Benchmark",
        1,
        NOW,
        NOW.plus(DAY),
        NOW.plus(DAY),
        List.of(key(codeKey, SigningKey.FOR_CODES), key(statusKey, SigningKey.FOR_STATUS_LISTS)),
        TrustPolicy.DEFAULT,
        roots,
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

  static SigningKey key(CodeSigner signer, int use) {
    return new SigningKey(
        signer.publicKey(),
        NOW.minus(DAY).getEpochSecond(),
        NOW.plus(DAY).getEpochSecond(),
        use,
        SigningKey.ACTIVE);
  }

  private static String uri(Scene scene) {
    return "/status/" + scene.number() + "/0";
  }
}
