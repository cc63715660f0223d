package dev.suishen.verifier.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PretendTrustServiceTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String AUTHORIZED = "Bearer " + PretendTrustService.TOKEN;
  private static final String KEYS = "/api/v1/scene-keys?scene=transit&from=2026-11-23&days=3";

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
  private final PretendCity city = PretendCity.at(clock);
  private PretendTrustService service;

  @BeforeEach
  void start() throws IOException {
    service = PretendTrustService.of(city);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_verifier_that_fetches_it_all_reads_the_citys_codes() throws Exception {
    TrustStore trust = TrustStore.pinned(RootsFile.parse(text(get("/trust/roots"))));
    TrustBundle bundle = trust.takeBundle(get("/trust/bundle").body(), clock.instant());
    for (TrustBundle.StatusListLocation list : bundle.statusLists()) {
      trust.takeStatusList(get(list.uri()).body());
    }
    List<SceneKey> keys = new ArrayList<>();
    JsonNode given = new ObjectMapper().readTree(get(KEYS, "Authorization", AUTHORIZED).body());
    given
        .get("keys")
        .fields()
        .forEachRemaining(
            key ->
                keys.add(
                    SceneKey.of(
                        Scene.TRANSIT,
                        Long.parseLong(key.getKey()),
                        HexFormat.of().parseHex(key.getValue().textValue()))));
    trust.putSceneKeys(SceneKeys.of(keys));
    assertEquals("transit", given.get("scene").textValue());
    assertEquals(3, keys.size());
    ScenePolicy gate = ScenePolicy.transitGate();
    assertEquals("accepted", Answers.scan(city.pass().text(), trust, gate, clock));
  }

  @Test
  void what_is_held_is_not_sent_again_until_it_changes() throws Exception {
    for (String path : List.of("/trust/bundle", "/status/2/0")) {
      String tag = get(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<byte[]> same = get(path, "If-None-Match", tag);
      assertEquals(304, same.statusCode());
      assertEquals(0, same.body().length);
      city.publishBundle();
      city.revoke(city.holder());
      HttpResponse<byte[]> next = get(path, "If-None-Match", tag);
      assertEquals(200, next.statusCode());
      assertNotEquals(tag, next.headers().firstValue("ETag").orElseThrow());
    }
  }

  @Test
  void former_bundles_stay() throws Exception {
    byte[] first = get("/trust/bundle").body();
    city.changeRoots();
    assertArrayEquals(first, get("/trust/bundles/1").body());
    assertArrayEquals(get("/trust/bundle").body(), get("/trust/bundles/2").body());
    assertEquals(404, get("/trust/bundles/3").statusCode());
    assertEquals(404, get("/status/2/1").statusCode());
  }

  @Test
  void scene_keys_are_for_the_operator() throws Exception {
    assertEquals(401, get(KEYS).statusCode());
    assertEquals(401, get(KEYS, "Authorization", AUTHORIZED + "x").statusCode());
    assertEquals(200, get(KEYS, "Authorization", AUTHORIZED).statusCode());
    for (String wrong :
        List.of(
            KEYS.replace("transit", "nowhere"),
            KEYS.replace("-23", "-32"),
            KEYS.replace("days=3", "days=0"),
            KEYS.replace("days=3", "days=61"),
            KEYS.replace("days=3", "days="))) {
      assertEquals(400, get(wrong, "Authorization", AUTHORIZED).statusCode(), wrong);
    }
  }

  @Test
  void it_goes_away_and_comes_back() throws Exception {
    service.goAway(503);
    assertEquals(503, get("/trust/bundle").statusCode());
    service.comeBack();
    assertEquals(200, get("/trust/bundle").statusCode());
    assertEquals(List.of("/trust/bundle", "/trust/bundle"), service.requests());
    service.close();
    assertThrows(ConnectException.class, () -> get("/trust/bundle"));
  }

  @Test
  void a_status_list_is_signed_again_after_an_hour() throws Exception {
    byte[] first = get("/status/1/0").body();
    clock.advance(Duration.ofHours(1));
    assertArrayEquals(first, get("/status/1/0").body());
    clock.advance(Duration.ofSeconds(1));
    assertNotEquals(HexFormat.of().formatHex(first), hex(get("/status/1/0")));
    clock.advance(Duration.ofDays(-1)); // and never dated back
    TrustStore trust = city.trust();
    city.suspend(city.holder());
    city.sync(trust);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String hex(HttpResponse<byte[]> answer) {
    return HexFormat.of().formatHex(answer.body());
  }
}
