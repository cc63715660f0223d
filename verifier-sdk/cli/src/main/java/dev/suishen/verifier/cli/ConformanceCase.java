package dev.suishen.verifier.cli;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the conformance command (docs/wire-format.md, §8). What the line leaves out is empty
 * or 0; without {@code kinds} the policy takes LIVE and PASS.
 */
record ConformanceCase(
    String text,
    long now,
    int scene,
    Roots roots,
    String bundle,
    List<String> bundles,
    Map<Long, String> sceneKeys,
    List<String> statusLists,
    @JsonSetter(nulls = Nulls.SET) @Nullable List<Integer> kinds,
    int requiredFacets,
    String nonce,
    List<String> seen) {
  /** §5: "taken at its own issued at" is to say that age is no ground to refuse it here. */
  private static final Instant OF_ANY_AGE = Instant.EPOCH;

  /**
   * @throws BundleRefusedException for the first bundle that is not taken
   * @throws IllegalArgumentException for what no verifier can be set up with
   */
  Verification verify() throws BundleRefusedException {
    Verifier verifier =
        Verifier.builder()
            .trust(trust())
            .policy(policy())
            .clock(Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC))
            .build();
    seen.forEach(verifier::verify);
    return nonce.isEmpty() ? verifier.verify(text) : verifier.verify(text, Json.hex(nonce));
  }

  private TrustStore trust() throws BundleRefusedException {
    TrustStore trust = TrustStore.pinned(roots.toRootSet());
    for (String encoded : bundles.isEmpty() ? List.of(bundle) : bundles) {
      trust.takeBundle(Json.hex(encoded), OF_ANY_AGE);
    }
    for (String token : statusLists) {
      try {
        trust.takeStatusList(Json.hex(token));
      } catch (StatusListRefusedException notHeld) {
        // §6: a list that is not taken is as if it had not been offered.
      }
    }
    Scene.ofNumber(scene).ifPresent(named -> trust.putSceneKeys(keysOf(named)));
    return trust;
  }

  private SceneKeys keysOf(Scene named) {
    return SceneKeys.of(
        sceneKeys.entrySet().stream()
            .map(day -> SceneKey.of(named, day.getKey(), Json.hex(day.getValue())))
            .toList());
  }

  private ScenePolicy policy() {
    if (scene == 0) {
      return ScenePolicy.authenticityAlone().taking(codeKinds());
    }
    Scene named =
        Scene.ofNumber(scene).orElseThrow(() -> new IllegalArgumentException("scene " + scene));
    return ScenePolicy.of(named).taking(codeKinds()).requiringBits(requiredFacets);
  }

  private Set<CodeKind> codeKinds() {
    if (kinds == null) {
      return EnumSet.of(CodeKind.LIVE, CodeKind.PASS);
    }
    Set<CodeKind> taken = EnumSet.noneOf(CodeKind.class);
    kinds.forEach(number -> CodeKind.ofNumber(number).ifPresent(taken::add));
    return taken;
  }
}
