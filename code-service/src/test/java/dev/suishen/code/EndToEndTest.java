package dev.suishen.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.code.fixture.QrReader;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.Verifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a citizen's identity to a decision at a gate. The service is asked for codes as pictures and
 * for what a verifier needs, and is stopped; all that follows is decided without it.
 */
class EndToEndTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Duration SKEW = Duration.ofSeconds(30);

  @TempDir static Path data;
  @TempDir static Path elsewhere;

  private static Instant scanned;
  private static RootSet roots;
  private static byte[] bundle;
  private static TrustStore trust;
  private static String first;
  private static String second;
  private static String ofAnother;

  @BeforeAll
  static void fetchAndStop() throws Exception {
    URI url;
    try (CodeService service =
        CodeService.start(
            Map.of("suishen.data-directory", data.toString(), "micronaut.server.port", -1),
            Clock.systemUTC(),
            RANDOM)) {
      url = service.url();
      String citizen = login(url, "demo-1");
      first = codeOnPicture(url, citizen);
      second = codeOnPicture(url, citizen);
      ofAnother = codeOnPicture(url, login(url, "demo-2"));
      roots = RootsFile.parse(new String(get(url, "/trust/roots", "").body(), UTF_8));
      bundle = get(url, "/trust/bundle", "").body();
      trust = trust(url, login(url, "operator"), roots, bundle);
      scanned = Instant.now();
    }
    assertThrows(java.net.ConnectException.class, () -> get(url, "/health", ""));
  }

  @Test
  void accepted_in_every_scene_once_the_service_is_gone() {
    for (Scene scene : Scene.values()) {
      subject(first, scene);
    }
  }

  @Test
  void one_citizen_is_one_subject_in_a_scene_and_unrelated_between_scenes() {
    for (Scene scene : Scene.values()) {
      assertEquals(subject(first, scene), subject(second, scene));
      assertNotEquals(subject(first, scene), subject(ofAnother, scene));
    }
    assertNotEquals(subject(first, Scene.TRANSIT), subject(first, Scene.MEDICAL));
  }

  @Test
  void rejected_after_it_expired() {
    Verification accepted = verifierAt(scanned).verify(first);
    Instant expires = assertInstanceOf(Accepted.class, accepted).code().expires();
    assertTrue(Duration.between(scanned, expires).compareTo(LIFE) <= 0);
    assertInstanceOf(Accepted.class, verifierAt(expires.plus(SKEW).minusSeconds(1)).verify(first));
    assertRejected(Reason.EXPIRED, verifierAt(expires.plus(SKEW)).verify(first));
  }

  @Test
  void rejected_wherever_it_was_tampered_with() {
    List<Reason> reasons = new ArrayList<>();
    for (int at = "SSC1:".length(); at < first.length(); at++) {
      char other = first.charAt(at) == '0' ? '1' : '0';
      String tampered = first.substring(0, at) + other + first.substring(at + 1);
      Verification answer = verifierAt(scanned).verify(tampered);
      reasons.add(assertInstanceOf(Rejected.class, answer).reason());
    }
    assertTrue(reasons.contains(Reason.BAD_SIGNATURE));
  }

  @Test
  void rejected_when_it_is_shown_again() {
    Verifier gate = verifierAt(scanned);
    assertInstanceOf(Accepted.class, gate.verify(first));
    assertRejected(Reason.REPLAYED, gate.verify(first));
    assertInstanceOf(Accepted.class, gate.verify(second));
  }

  @Test
  void rejected_under_another_citys_roots() throws Exception {
    KeyEncryptionKey kek = KeyEncryptionKey.of("A".repeat(43), "test");
    SealedKeys keys = new SealedKeys(elsewhere, kek, RANDOM);
    TrustBundle theirs = TestCity.make(elsewhere, keys, "another city", scanned).bundle();
    TrustStore another = TrustStore.pinned(theirs.roots());
    another.takeBundle(theirs.encoded(), scanned);
    assertThrows(
        BundleRefusedException.class,
        () -> TrustStore.pinned(another.roots()).takeBundle(bundle, scanned));
    Verifier gate =
        Verifier.builder()
            .trust(another)
            .policy(ScenePolicy.of(Scene.TRANSIT))
            .clock(at(scanned))
            .build();
    assertRejected(Reason.UNKNOWN_KEY, gate.verify(first));
    assertNotEquals(roots, another.roots());
  }

  private static String subject(String text, Scene scene) {
    Verifier verifier =
        Verifier.builder().trust(trust).policy(ScenePolicy.of(scene)).clock(at(scanned)).build();
    return assertInstanceOf(Accepted.class, verifier.verify(text)).code().subject().orElseThrow();
  }

  private static Verifier verifierAt(Instant now) {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(at(now))
        .build();
  }

  private static void assertRejected(Reason reason, Verification answer) {
    assertEquals(new Rejected(reason), answer);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static TrustStore trust(URI url, String operator, RootSet roots, byte[] bundle)
      throws Exception {
    TrustStore trust = TrustStore.pinned(roots);
    for (StatusListLocation list : trust.takeBundle(bundle, Instant.now()).statusLists()) {
      trust.takeStatusList(get(url, list.uri(), "").body());
    }
    trust.putSceneKeys(sceneKeys(url, operator));
    return trust;
  }

  private static SceneKeys sceneKeys(URI url, String operator) throws Exception {
    List<SceneKey> keys = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    for (Scene scene : Scene.values()) {
      String query = "?scene=" + scene.label() + "&from=" + today + "&days=2";
      JsonNode answer = JSON.readTree(get(url, "/api/v1/scene-keys" + query, operator).body());
      answer
          .get("keys")
          .fields()
          .forEachRemaining(
              key ->
                  keys.add(
                      SceneKey.of(
                          scene,
                          Long.parseLong(key.getKey()),
                          HexFormat.of().parseHex(key.getValue().textValue()))));
    }
    return SceneKeys.of(keys);
  }

  private static String codeOnPicture(URI url, String token) throws Exception {
    HttpRequest request =
        request(url, "/api/v1/codes", token)
            .header("Accept", "image/png")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
    assertEquals(201, answer.statusCode());
    return QrReader.read(answer.body()).getText();
  }

  private static String login(URI url, String who) throws Exception {
    HttpRequest request =
        request(url, "/api/v1/demo/login", "")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("citizen", who))))
            .build();
    HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
    return JSON.readTree(answer.body()).get("accessToken").textValue();
  }

  private static HttpResponse<byte[]> get(URI url, String path, String token) throws Exception {
    HttpResponse<byte[]> answer =
        HTTP.send(request(url, path, token).build(), BodyHandlers.ofByteArray());
    assertEquals(200, answer.statusCode(), path);
    return answer;
  }

  private static HttpRequest.Builder request(URI url, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }
}
