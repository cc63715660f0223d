package dev.suishen.code.rotation;

import static dev.suishen.code.fixture.Caller.json;
import static dev.suishen.code.rotation.Administration.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.verifier.VerificationKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step that fails at any of its statements, or was only tried, leaves everything as it was. */
class NothingHalfDoneTest {
  private static final Map<String, Object> SLOW =
      Map.of("suishen.trust.poll", "1h", "suishen.rotation.every", "1h");
  private static final String WHY = "{\"reason\":\"stolen\"}";

  @TempDir static Path folder;
  private static OwnServers servers;
  private static TestCity city;
  private static MovableClock clock;
  private static CodeService service;
  private static Administration admins;

  @BeforeAll
  static void start() throws Exception {
    servers = OwnServers.start(folder);
    servers.newDatabase("whole");
    clock = new MovableClock();
    city =
        TestCity.make(
            servers.folder("whole"), servers.custody("whole"), "Test city", Instant.now());
    service = servers.startService("whole", clock, SLOW);
    admins = Administration.of(servers, service);
    admins.publish(city.sign(admins.draft()));
    clock.putForward(Duration.ofDays(2));
    execute(
        "CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'broken off'; END $$");
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
    servers.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEFORE INSERT ON trust_bundle",
        "BEFORE UPDATE ON key_ring",
        "BEFORE UPDATE ON approval",
        "BEFORE INSERT ON audit_entry",
        "BEFORE UPDATE ON audit_head",
        AT_COMMIT
      })
  void a_bundle_is_published_with_all_that_belongs_to_it_or_not_at_all(String where)
      throws Exception {
    admins.post("keys", "{\"use\":\"CODES\"}");
    HttpResponse<byte[]> proposed = admins.upload(city.sign(admins.draft()), "");
    long approval = json(proposed).get("id").asLong();
    byte[] served = served();
    assertBreaksOff(where, () -> admins.decide(admins.second(), approval));
    assertArrayEquals(served, served());
    assertEquals(200, admins.decide(admins.second(), approval).statusCode());
    assertNotEquals(List.of(), admins.keys("CODES", "PUBLISHED"));
  }

  /** Where a transaction can still fail once all its statements are through. */
  private static final String AT_COMMIT = "AFTER UPDATE ON key_ring";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEFORE INSERT ON planned_key",
        "BEFORE UPDATE ON key_ring",
        "BEFORE INSERT ON audit_entry",
        AT_COMMIT
      })
  void a_key_is_planned_with_all_that_belongs_to_it_or_not_at_all(String where) throws Exception {
    assertBreaksOff(where, () -> admins.post("keys", "{\"use\":\"CODES\"}"));
  }

  @ParameterizedTest
  @CsvSource({"BEFORE UPDATE ON key_ring", "BEFORE INSERT ON audit_entry", AT_COMMIT})
  void a_key_is_activated_with_its_entry_or_not_at_all(String where) throws Exception {
    String spare = admins.keys("STATUS_LISTS", "PUBLISHED").get(0).get("kid").asText();
    assertBreaksOff(where, () -> admins.post("keys/" + spare + "/activation", ""));
  }

  private static void assertBreaksOff(String where, Call call) throws Exception {
    boolean atCommit = where.equals(AT_COMMIT);
    List<String> before = everything();
    execute(
        "CREATE "
            + (atCommit ? "CONSTRAINT " : "")
            + "TRIGGER broken "
            + where
            + (atCommit ? " DEFERRABLE INITIALLY DEFERRED" : "")
            + " FOR EACH ROW EXECUTE FUNCTION break_off()");
    try {
      assertProblem(500, "INTERNAL_ERROR", call.answer());
    } finally {
      execute("DROP TRIGGER broken " + where.substring(where.indexOf("ON ")));
    }
    assertEquals(before, everything());
  }

  @Test
  void what_is_only_tried_is_answered_and_changes_nothing() throws Exception {
    String active = admins.kid("CODES", "ACTIVE");
    String spare = admins.keys("CODES", "PUBLISHED").get(0).get("kid").asText();
    byte[] bundle = city.sign(admins.draft());
    List<String> before = everything();
    List<VerificationKey> kept = servers.custody("whole").keys();
    assertEquals(201, admins.post("keys?dryRun=true", "{\"use\":\"CODES\"}").statusCode());
    HttpResponse<byte[]> activated = admins.post("keys/" + spare + "/activation?dryRun=true", "");
    assertEquals("ACTIVE", json(activated).get("state").asText());
    assertProblem(
        409, "STEP_REFUSED", admins.post("keys/" + active + "/retirement?dryRun=true", ""));
    assertProblem(409, "STEP_REFUSED", admins.delete("keys/" + active + "?dryRun=true"));
    assertEquals(202, admins.post("keys/" + active + "/revocation?dryRun=true", WHY).statusCode());
    assertEquals(202, admins.upload(bundle, "?dryRun=true").statusCode());
    assertProblem(400, "PARAMETER_INVALID", admins.upload(bundle, "?dryRun=1"));
    assertEquals(before, everything());
    assertEquals(kept, servers.custody("whole").keys());

    String planned = json(admins.post("keys", "{\"use\":\"CODES\"}")).get("kid").asText();
    List<String> after = everything();
    assertEquals(204, admins.delete("keys/" + planned + "?dryRun=true").statusCode());
    assertEquals(after, everything());
    assertEquals(204, admins.delete("keys/" + planned).statusCode());
    assertNotEquals(after, everything());
  }

  private static byte[] served() {
    return new Caller(service.url(), "").get("/trust/bundle").body();
  }

  /** Every row that administrators change. */
  private static List<String> everything() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of(
            "key_ring", "planned_key", "trust_bundle", "approval", "audit_entry", "audit_head")) {
      try (Connection connection = servers.database("whole").getConnection();
          Statement statement = connection.createStatement();
          ResultSet found =
              statement.executeQuery("SELECT t::text FROM " + table + " AS t ORDER BY 1")) {
        while (found.next()) {
          rows.add(table + " " + found.getString(1));
        }
      }
    }
    return rows;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = servers.database("whole").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Call {
    HttpResponse<byte[]> answer();
  }
}
