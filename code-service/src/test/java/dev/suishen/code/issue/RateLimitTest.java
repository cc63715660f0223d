package dev.suishen.code.issue;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A citizen has 30 codes a minute. */
@WithService
class RateLimitTest {
  private final RunningService running;

  RateLimitTest(RunningService running) {
    this.running = running;
  }

  @Test
  void thirty_codes_are_given_and_one_more_is_429_until_retry_after() {
    Caller citizen = running.newCitizen();
    for (int i = 0; i < 3; i++) {
      assertEquals(201, citizen.post("/api/v1/codes", "{\"count\":10}").statusCode());
    }
    HttpResponse<byte[]> refused = citizen.post("/api/v1/codes", "{\"count\":10}");
    assertEquals(429, refused.statusCode());
    assertEquals("TOO_MANY_CODES", json(refused).get("code").asText());
    int wait = Integer.parseInt(header(refused, "Retry-After"));
    assertTrue(wait >= 1 && wait <= 20, "ten of thirty a minute are there after 20 s: " + wait);
    running.clock().putForward(Duration.ofSeconds(wait));
    assertEquals(201, citizen.post("/api/v1/codes", "{\"count\":10}").statusCode());
  }

  @Test
  void what_one_citizen_takes_another_does_not_miss() {
    Caller greedy = running.newCitizen();
    for (int i = 0; i < 4; i++) {
      greedy.post("/api/v1/codes", "{\"count\":10}");
    }
    assertEquals(201, running.newCitizen().post("/api/v1/codes", "{\"count\":10}").statusCode());
  }

  @Test
  void bad_requests_cost_nothing() {
    Caller citizen = running.newCitizen();
    for (int i = 0; i < 31; i++) {
      assertEquals(400, citizen.post("/api/v1/codes", "{\"count\":11}").statusCode());
    }
    assertEquals(201, citizen.post("/api/v1/codes", "{\"count\":10}").statusCode());
  }
}
