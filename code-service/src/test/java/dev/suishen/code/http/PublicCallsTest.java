package dev.suishen.code.http;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may ask for. */
@WithService
class PublicCallsTest {
  private final RunningService running;
  private final Caller anybody;

  PublicCallsTest(RunningService running) {
    this.running = running;
    this.anybody = running.nobody();
  }

  @Test
  void a_verifier_that_has_the_roots_takes_the_bundle_and_every_status_list() throws Exception {
    HttpResponse<byte[]> roots = anybody.get("/trust/roots");
    TrustStore trust = TrustStore.pinned(RootsFile.parse(new String(roots.body(), UTF_8)));
    TrustBundle bundle =
        trust.takeBundle(anybody.get("/trust/bundle").body(), running.clock().instant());
    assertEquals(5, bundle.statusLists().size());
    for (StatusListLocation list : bundle.statusLists()) {
      trust.takeStatusList(anybody.get(list.uri()).body());
      assertTrue(trust.statusLists().issuedAt(list).isPresent());
    }
  }

  @Test
  void a_bundle_can_be_had_by_its_serial_for_ever() {
    HttpResponse<byte[]> newest = anybody.get("/trust/bundle");
    HttpResponse<byte[]> first = anybody.get("/trust/bundles/1");
    assertArrayEquals(newest.body(), first.body());
    assertEquals("public, max-age=31536000", header(first, "Cache-Control"));
    assertEquals("public, max-age=60", header(newest, "Cache-Control"));
    assertEquals("application/vnd.suishen.trust-bundle+cbor", header(newest, "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trust/bundle", "/trust/bundles/1", "/status/3/0"})
  void who_has_it_is_not_sent_it_again(String path) {
    String tag = header(anybody.get(path), "ETag");
    HttpResponse<byte[]> held = anybody.get(path, "If-None-Match", "\"other\", W/" + tag);
    assertEquals(304, held.statusCode());
    assertEquals(0, held.body().length);
    assertEquals(tag, header(held, "ETag"));
    assertEquals(200, anybody.get(path, "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void a_status_list_may_be_kept_until_its_next_is_due() {
    HttpResponse<byte[]> list = anybody.get("/status/2/0");
    assertEquals("application/statuslist+cwt", header(list, "Content-Type"));
    String kept = header(list, "Cache-Control").replace("public, max-age=", "");
    assertTrue(Integer.parseInt(kept) <= 15 * 60, kept);
  }

  @Test
  void health_says_what_the_service_stands_on_and_no_more() {
    HttpResponse<byte[]> health = anybody.get("/health");
    assertEquals(200, health.statusCode());
    assertEquals(
        "{\"status\":\"UP\",\"postgresql\":\"UP\",\"redis\":\"UP\",\"custody\":\"UP\","
            + "\"keys\":\"UP\"}",
        new String(health.body(), UTF_8));
  }

  @Test
  void metrics_count_codes_by_outcome() {
    running.newCitizen().code();
    running.citizen("metrics-of-nobody").post("/api/v1/codes", "{}");
    String metrics = new String(anybody.get("/prometheus").body(), UTF_8);
    assertTrue(metrics.contains("suishen_codes_seconds_count{outcome=\"issued\"}"));
    assertTrue(metrics.contains("suishen_codes_seconds_sum{outcome=\"issued\"}"));
    assertTrue(metrics.contains("suishen_codes_seconds_count{outcome=\"citizen_unknown\"}"));
  }

  @Test
  void the_interface_describes_itself() {
    HttpResponse<byte[]> document = anybody.get("/swagger/suishen-code.yml");
    String text = new String(document.body(), UTF_8);
    assertEquals(200, document.statusCode());
    for (String path : new String[] {"/api/v1/codes", "/trust/bundles/{serial}", "/health"}) {
      assertTrue(text.contains("  " + path + ":"), path);
    }
    assertEquals(200, anybody.get("/swagger-ui").statusCode());
    assertEquals(200, anybody.get("/swagger-ui/res/swagger-ui-bundle.js").statusCode());
  }

  @Test
  void a_citizen_reads_its_own_name_masked() {
    Caller citizen = Caller.demo(running.url(), "demo-1");
    assertEquals("张*明", json(citizen.get("/api/v1/me")).get("name").asText());
    assertEquals(false, json(citizen.get("/api/v1/me")).get("suspended").asBoolean());
    Caller suspended = Caller.demo(running.url(), "demo-4");
    assertEquals(true, json(suspended.get("/api/v1/me")).get("suspended").asBoolean());
  }
}
