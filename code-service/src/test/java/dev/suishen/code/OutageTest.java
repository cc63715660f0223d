package dev.suishen.code;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What citizens get while PostgreSQL, Redis or both are stopped, and after. */
class OutageTest {
  private static final Duration SNAPSHOTS_ARE_OLD = Duration.ofMinutes(11);
  private static final int POLLS = 300;

  @TempDir static Path data;
  private static RunningService running;

  @BeforeAll
  static void start() {
    running = RunningService.start(data);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void mend() throws InterruptedException {
    running.servers().postgres().start();
    running.servers().redis().start();
    await("UP");
  }

  @Test
  void without_redis_codes_come_from_postgresql_under_a_local_rate_limit()
      throws InterruptedException {
    Caller seen = running.newCitizen();
    seen.code();
    running.servers().redis().close();
    await("DEGRADED");
    seen.code();
    Caller unseen = running.newCitizen();
    for (int i = 0; i < 3; i++) {
      assertEquals(201, unseen.post("/api/v1/codes", "{\"count\":10}").statusCode());
    }
    assertEquals(429, unseen.post("/api/v1/codes", "{\"count\":10}").statusCode());
  }

  @Test
  void without_redis_a_replay_is_still_seen_by_the_instance_that_saw_the_code()
      throws InterruptedException {
    String text = running.newCitizen().code();
    running.servers().redis().close();
    await("DEGRADED");
    assertEquals("accepted", verify(text).path("outcome").asText());
    assertEquals("REPLAYED", verify(text).path("reason").asText());
  }

  @Test
  void without_postgresql_a_citizen_with_a_snapshot_gets_codes_and_another_503()
      throws InterruptedException {
    Caller seen = running.newCitizen();
    seen.code();
    Caller unseen = running.newCitizen();
    running.servers().postgres().close();
    await("DEGRADED");
    running.clock().putForward(SNAPSHOTS_ARE_OLD);
    seen.code();
    HttpResponse<byte[]> refused = unseen.post("/api/v1/codes", "{}");
    assertEquals(503, refused.statusCode());
    assertEquals("SERVICE_UNAVAILABLE", json(refused).get("code").asText());
    assertEquals("2", header(refused, "Retry-After"));
    assertEquals(503, running.operator().get("/api/v1/scene-keys?scene=transit").statusCode());
    assertEquals(200, running.nobody().get("/trust/bundle").statusCode());
    assertEquals(200, running.nobody().get("/status/1/0").statusCode());
  }

  @Test
  void without_both_memory_is_enough_and_what_is_not_there_is_503() throws InterruptedException {
    Caller seen = running.newCitizen();
    seen.code();
    Caller unseen = running.newCitizen();
    running.servers().postgres().close();
    running.servers().redis().close();
    await("DOWN");
    running.clock().putForward(SNAPSHOTS_ARE_OLD);
    seen.code();
    HttpResponse<byte[]> refused = unseen.post("/api/v1/codes", "{}");
    assertEquals(503, refused.statusCode());
    assertEquals("2", header(refused, "Retry-After"));
    assertEquals(503, running.nobody().get("/health").statusCode());
    mend();
    unseen.code();
  }

  private static JsonNode verify(String text) {
    return json(
        running
            .operator()
            .post("/api/v1/verifications", "{\"text\":\"" + text + "\",\"scene\":\"transit\"}"));
  }

  private static void await(String status) throws InterruptedException {
    for (int i = 0; i < POLLS; i++) {
      if (json(running.nobody().get("/health")).get("status").asText().equals(status)) {
        return;
      }
      Thread.sleep(100);
    }
    fail("never " + status);
  }
}
