package dev.suishen.code.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.fixture.Caller;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.Verifier;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A gate at the place of a scene: gets its trust from the service, then decides without it. */
final class Gate {
  private final Verifier verifier;

  private Gate(Verifier verifier) {
    this.verifier = verifier;
  }

  static Gate of(URI service, Scene scene) {
    Instant now = Clock.systemUTC().instant();
    Caller operator = Caller.demo(service, "operator");
    TrustStore trust = TrustStore.pinned(roots(operator));
    try {
      trust.takeBundle(operator.get("/trust/bundle").body(), now);
    } catch (BundleRefusedException e) {
      throw new AssertionError(e);
    }
    trust.putSceneKeys(sceneKeys(operator, scene));
    return new Gate(Verifier.builder().trust(trust).policy(ScenePolicy.of(scene)).build());
  }

  Verification decide(String text) {
    return verifier.verify(text);
  }

  private static RootSet roots(Caller caller) {
    JsonNode roots = Caller.json(caller.get("/trust/roots"));
    List<VerificationKey> keys = new ArrayList<>();
    roots.get("keys").forEach(key -> keys.add(VerificationKey.parse(bytes(key))));
    return RootSet.of(roots.get("threshold").asInt(), keys);
  }

  /** Today's and tomorrow's, for codes that are fetched ahead of midnight. */
  private static SceneKeys sceneKeys(Caller operator, Scene scene) {
    String path = "/api/v1/scene-keys?days=2&scene=" + scene.label();
    List<SceneKey> keys = new ArrayList<>();
    Caller.json(operator.get(path))
        .get("keys")
        .properties()
        .forEach(
            key ->
                keys.add(SceneKey.of(scene, Long.parseLong(key.getKey()), bytes(key.getValue()))));
    return SceneKeys.of(keys);
  }

  private static byte[] bytes(JsonNode hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal.asText());
  }
}
