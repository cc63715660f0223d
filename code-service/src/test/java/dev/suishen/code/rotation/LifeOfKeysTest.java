package dev.suishen.code.rotation;

import static dev.suishen.code.fixture.Caller.json;
import static dev.suishen.code.rotation.Administration.assertProblem;
import static dev.suishen.code.rotation.Administration.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.trust.City;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and bundles through administrators' hands, from a city that has nothing. */
class LifeOfKeysTest {
  private static final Duration LEAD = Duration.ofDays(2);

  /** So that nothing happens but what the test does. */
  private static final Map<String, Object> SLOW =
      Map.of("suishen.trust.poll", "1h", "suishen.rotation.every", "1h");

  @TempDir static Path folder;
  private static OwnServers servers;

  @BeforeAll
  static void start() throws Exception {
    servers = OwnServers.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  @Test
  void a_city_begins_with_nothing_and_signs_two_days_after_its_first_bundle() throws Exception {
    servers.newDatabase("begins");
    TestCity city = TestCity.found(servers.folder("begins"), servers.custody("begins"));
    MovableClock clock = new MovableClock();
    Map<String, Object> named = Map.of("suishen.city.issuer", "Test city");
    try (CodeService service = servers.startService("begins", clock, named)) {
      Administration admins = Administration.of(servers, service);
      Caller citizen = servers.enrol(service, "alice");
      assertProblem(503, "CITY_WITHOUT_KEYS", citizen.post("/api/v1/codes", "{}"));
      assertProblem(503, "CITY_WITHOUT_KEYS", citizen.get("/trust/bundle"));
      assertEquals(
          "{\"status\":\"DOWN\",\"postgresql\":\"UP\",\"redis\":\"UP\",\"custody\":\"UP\","
              + "\"keys\":\"DOWN\"}",
          new String(citizen.get("/health").body(), UTF_8));
      assertEquals(2, admins.keys("CODES", "PLANNED").size(), "one to sign, one to follow");

      BundleDraft draft = BundleDraftFile.parse(admins.draft());
      assertEquals("Test city", draft.issuer());
      assertEquals(1, draft.serial());
      assertEquals(city.roots(), draft.roots());
      assertEquals(4, draft.keys().size());
      assertEquals(1, admins.publish(city.sign(admins.draft())));
      service.context().getBean(City.class).refresh();
      assertEquals(200, citizen.get("/trust/bundle").statusCode());
      assertEquals(2, admins.keys("CODES", "PUBLISHED").size());
      assertProblem(503, "CITY_WITHOUT_KEYS", citizen.post("/api/v1/codes", "{}"));

      clock.putForward(LEAD);
      service.context().getBean(FollowRotation.class).follow();
      assertTrue(citizen.code().startsWith("SSC1:"));
      Await.until("health", () -> citizen.get("/health").statusCode() == 200);
      WholeLog.of(service.context().getBean(AuditLog.class)).requireWhole();
    }
  }

  @Test
  void a_first_bundle_names_the_city() throws Exception {
    servers.newDatabase("nameless");
    TestCity.found(servers.folder("nameless"), servers.custody("nameless"));
    try (CodeService service = servers.startService("nameless", new MovableClock(), SLOW)) {
      HttpResponse<byte[]> draft = Administration.of(servers, service).get("bundles/draft");
      assertProblem(400, "PARAMETER_INVALID", draft);
      assertTrue(json(draft).get("detail").asText().contains("SUISHEN_CITY_ISSUER"));
    }
  }

  @Test
  void what_administrators_do_is_done_by_them_and_told() throws Exception {
    TestCity city = make("steps");
    try (CodeService service = servers.startService("steps", new MovableClock(), SLOW)) {
      Administration admins = Administration.of(servers, service);
      HttpResponse<byte[]> made = admins.post("keys", "{\"use\":\"CODES\"}");
      assertEquals(201, made.statusCode());
      JsonNode key = json(made);
      String kid = key.get("kid").asText();
      assertEquals("PLANNED", key.get("state").asText());
      assertEquals("first", key.get("plannedBy").asText());
      assertFalse(key.get("signs").asBoolean());
      assertTrue(
          servers.custody("steps").keys().stream()
              .anyMatch(kept -> String.format("%08x", kept.kid()).equals(kid)));

      HttpResponse<byte[]> proposed = admins.upload(city.sign(admins.draft()), "");
      long approval = json(proposed).get("id").asLong();
      assertEquals("2", json(proposed).get("subject").asText());
      assertProblem(403, "FOUR_EYES", admins.decide(admins.first(), approval));
      assertEquals(200, admins.decide(admins.second(), approval).statusCode());
      JsonNode bundles = json(admins.get("bundles")).get("bundles");
      assertEquals(2, bundles.size());
      assertEquals(2, bundles.get(0).get("serial").asLong());
      assertEquals(1, bundles.get(0).get("threshold").asInt());
      assertTrue(bundles.get(0).get("keys").asInt() > bundles.get(1).get("keys").asInt());

      List<AuditEntry> log =
          WholeLog.of(service.context().getBean(AuditLog.class)).requireWhole().entries();
      assertEquals("BUNDLE_PUBLISHED", log.get(0).action(), "what it began with");
      assertEquals("BUNDLE_PUBLISHED", log.get(log.size() - 1).action());
      assertEquals("second", log.get(log.size() - 1).actor());
    }
  }

  @Test
  void who_planned_a_key_does_not_decide_that_it_is_published() throws Exception {
    TestCity city = make("foureyes");
    try (CodeService service = servers.startService("foureyes", new MovableClock(), SLOW)) {
      Administration admins = Administration.of(servers, service);
      Caller planner = servers.admin(service, "planner");
      assertEquals(201, planner.post("/api/v1/admin/keys", "{\"use\":\"CODES\"}").statusCode());
      long approval = json(admins.upload(city.sign(admins.draft()), "")).get("id").asLong();
      assertProblem(403, "FOUR_EYES", admins.decide(planner, approval));
      assertEquals(200, admins.decide(admins.second(), approval).statusCode());
      long next = json(admins.upload(city.sign(admins.draft()), "")).get("id").asLong();
      assertEquals(200, admins.decide(planner, next).statusCode(), "it is published already");
    }
  }

  @Test
  void every_step_against_a_rule_is_409_and_names_it() throws Exception {
    TestCity city = make("refused");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("refused", clock, SLOW)) {
      Administration admins = Administration.of(servers, service);
      String active = admins.kid("CODES", "ACTIVE");
      String planned = admins.kid("CODES", "PLANNED");
      assertRefused("NO_SUCH_KEY", admins.post("keys/00000000/activation", ""));
      assertRefused("WRONG_STATE", admins.post("keys/" + planned + "/activation", ""));
      assertRefused("NO_SUCCESSOR", admins.post("keys/" + active + "/retirement", ""));
      assertRefused("WRONG_STATE", admins.delete("keys/" + active));
      Instant now = clock.instant();
      assertRefused(
          "WINDOW_TOO_SHORT", plan(admins, now, now.plus(LEAD).minus(Duration.ofMinutes(1))));
      assertRefused("WINDOW_TOO_LONG", plan(admins, now, now.plus(Duration.ofDays(401))));
      assertProblem(400, "PARAMETER_INVALID", plan(admins, now, now.minusSeconds(2)));

      admins.publish(city.sign(admins.draft()));
      HttpResponse<byte[]> early = admins.post("keys/" + planned + "/activation", "");
      assertRefused("LEAD_TIME", early);
      JsonNode published = admins.keys("CODES", "PUBLISHED").get(0);
      Instant since = Instant.parse(published.at("/since/PUBLISHED").asText());
      assertEquals(since.plus(LEAD), Instant.parse(json(early).get("allowedFrom").asText()));
      assertRefused("STILL_SHOWN", admins.delete("keys/" + planned));

      String why = "{\"reason\":\"stolen\"}";
      admins.approve(admins.post("keys/" + planned + "/revocation", why));
      assertRefused("REVOKED_IS_FINAL", admins.post("keys/" + planned + "/revocation", why));
    }
  }

  private static HttpResponse<byte[]> plan(Administration admins, Instant from, Instant to) {
    return admins.post(
        "keys", "{\"use\":\"CODES\",\"notBefore\":\"" + from + "\",\"notAfter\":\"" + to + "\"}");
  }

  @Test
  void a_bundle_that_verifiers_would_not_take_or_that_would_do_harm_is_422() throws Exception {
    TestCity city = make("bundles");
    try (CodeService service = servers.startService("bundles", new MovableClock(), SLOW)) {
      Administration admins = Administration.of(servers, service);
      HttpResponse<byte[]> malformed = admins.upload(new byte[] {1}, "");
      assertProblem(422, "BUNDLE_REFUSED", malformed);
      assertEquals("BUNDLE_MALFORMED", json(malformed).get("reason").asText());
      TestCity stranger = TestCity.found(folder.resolve("stranger"), servers.custody("stranger"));
      HttpResponse<byte[]> foreign = admins.upload(stranger.sign(admins.draft()), "");
      assertEquals("BUNDLE_SIGNATURE", json(foreign).get("reason").asText());

      HttpResponse<byte[]> again = admins.upload(city.bundle().encoded(), "");
      assertProblem(422, "BUNDLE_LINT", again);
      assertEquals("SERIAL_NOT_HIGHER", json(again).at("/findings/0/check").asText());
      assertEquals("ERROR", json(again).at("/findings/0/severity").asText());
      assertProblem(413, "BODY_TOO_LARGE", admins.upload(new byte[64 * 1024 + 1], ""));
      assertProblem(422, "BUNDLE_REFUSED", admins.upload(new byte[64 * 1024], ""));

      byte[] jump = city.sign(json(admins.get("bundles/draft?serial=7")).toString());
      JsonNode approval = json(admins.upload(jump, ""));
      assertEquals("SERIAL_JUMP", approval.at("/findings/0/check").asText());
      byte[] newRoot = city.signWithNewRoots(admins.draft());
      assertTrue(json(admins.upload(newRoot, "?dryRun=true")).get("changesRoots").asBoolean());
    }
  }

  @Test
  void a_stolen_key_dies_even_where_none_is_left_to_sign() throws Exception {
    TestCity city = make("dies");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("dies", clock, SLOW)) {
      Administration admins = Administration.of(servers, service);
      // No key can be made any more.
      Path keys = servers.folder("dies");
      Files.move(keys, folder.resolve("dies-away"));
      Files.createFile(keys);
      String active = admins.kid("CODES", "ACTIVE");
      String spare = admins.kid("CODES", "PLANNED");
      assertEquals(204, admins.delete("keys/" + spare).statusCode());
      admins.approve(admins.post("keys/" + active + "/revocation", "{\"reason\":\"stolen\"}"));
      byte[] revoking = city.sign(admins.draft());
      JsonNode proposed = json(admins.upload(revoking, "?dryRun=true"));
      assertEquals("WINDOW_GAP", proposed.at("/findings/0/check").asText());
      assertEquals(2, admins.publish(revoking));
      HttpResponse<byte[]> again = admins.upload(city.sign(admins.draft()), "");
      assertProblem(422, "BUNDLE_LINT", again);
      assertEquals("WINDOW_GAP", json(again).at("/findings/0/check").asText());
    }
  }

  @Test
  void a_draft_says_what_it_is_asked_to_say() throws Exception {
    make("drafts");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("drafts", clock, SLOW)) {
      Administration admins = Administration.of(servers, service);
      Instant far = Instant.parse("2100-01-02T03:04:05Z");
      String query = "?serial=9&nextUpdate=2100-01-01T00:00:00Z&expires=" + far;
      BundleDraft asked =
          BundleDraftFile.parse(new String(admins.get("bundles/draft" + query).body(), UTF_8));
      assertEquals(9, asked.serial());
      assertEquals(far, asked.expires());
      for (String bad :
          List.of("serial=1", "serial=x", "expires=2001-01-01T00:00:00Z", "expires=soon")) {
        assertProblem(400, "PARAMETER_INVALID", admins.get("bundles/draft?" + bad));
      }
    }
  }

  @Test
  void administrators_alone_have_these_calls() throws Exception {
    make("roles");
    try (CodeService service = servers.startService("roles", new MovableClock(), SLOW)) {
      Caller citizen = servers.citizen(service, "eve");
      for (String path : List.of("keys", "bundles", "bundles/draft")) {
        assertProblem(403, "ROLE_MISSING", citizen.get("/api/v1/admin/" + path));
      }
      for (String path : List.of("keys", "keys/00000000/activation", "keys/00000000/revocation")) {
        assertProblem(403, "ROLE_MISSING", citizen.post("/api/v1/admin/" + path, "{}"));
      }
      Administration admins = Administration.of(servers, service);
      assertProblem(400, "PARAMETER_INVALID", admins.post("keys/ABCDEF01/activation", ""));
      assertProblem(400, "PARAMETER_INVALID", admins.post("keys", "{}"));
      assertProblem(
          400, "PARAMETER_INVALID", admins.post("keys/00000000/revocation", "{\"reason\":\"\"}"));
    }
  }

  private static TestCity make(String name) throws Exception {
    servers.newDatabase(name);
    return TestCity.make(servers.folder(name), servers.custody(name), "Test city", Instant.now());
  }
}
