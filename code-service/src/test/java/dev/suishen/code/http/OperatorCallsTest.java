package dev.suishen.code.http;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What operators may ask for, and that it is for their own scenes alone. */
@WithService
class OperatorCallsTest {
  private final RunningService running;
  private final Caller operator;
  private final Caller transitOnly;
  private final LocalDate today;

  OperatorCallsTest(RunningService running) {
    this.running = running;
    this.operator = running.operator();
    this.transitOnly = Caller.demo(running.url(), "operator-transit");
    this.today = LocalDate.ofInstant(running.clock().instant(), ZoneOffset.UTC);
  }

  @Test
  void scene_keys_come_by_days_since_1970() {
    JsonNode answer = json(keys(transitOnly, "transit", today, 3));
    assertEquals("transit", answer.get("scene").asText());
    assertEquals(3, answer.get("keys").size());
    for (long epoch = today.toEpochDay(); epoch < today.toEpochDay() + 3; epoch++) {
      assertTrue(answer.at("/keys/" + epoch).asText().matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void scene_keys_stay_the_same_and_differ_between_scenes_and_days() {
    String day = Long.toString(today.toEpochDay());
    JsonNode transit = json(keys(operator, "transit", today, 2)).get("keys");
    assertEquals(transit, json(keys(transitOnly, "transit", today, 2)).get("keys"));
    assertFalse(
        transit.get(day).equals(json(keys(operator, "hotel", today, 1)).at("/keys/" + day)));
    assertFalse(transit.get(day).equals(transit.get(Long.toString(today.toEpochDay() + 1))));
  }

  @Test
  void another_scene_is_refused() {
    assertProblem("SCENE_NOT_YOURS", keys(transitOnly, "hotel", today, 1));
    assertProblem("SCENE_NOT_YOURS", verify(transitOnly, "SSC1:", "hotel"));
    assertProblem("SCENE_UNKNOWN", keys(operator, "mars", today, 1));
    assertProblem("SCENE_UNKNOWN", verify(operator, "SSC1:", "mars"));
  }

  @Test
  void days_are_from_1_to_60() {
    assertProblem("DAYS_OUT_OF_RANGE", keys(operator, "transit", today, 0));
    assertEquals(1, json(keys(operator, "transit", today, 1)).get("keys").size());
    assertEquals(60, json(keys(operator, "transit", today, 60)).get("keys").size());
    assertProblem("DAYS_OUT_OF_RANGE", keys(operator, "transit", today, 61));
  }

  @Test
  void keys_are_given_for_180_days_back_and_60_ahead() {
    assertEquals(200, keys(operator, "transit", today.minusDays(180), 1).statusCode());
    assertProblem("DAY_OUT_OF_RANGE", keys(operator, "transit", today.minusDays(181), 1));
    assertEquals(200, keys(operator, "transit", today.plusDays(60), 1).statusCode());
    assertProblem("DAY_OUT_OF_RANGE", keys(operator, "transit", today.plusDays(60), 2));
  }

  @Test
  void a_code_is_accepted_once_in_each_scene_and_tells_what_conformance_tells() {
    String text = running.newCitizen().code();
    JsonNode accepted = json(verify(operator, text, "transit"));
    assertEquals("accepted", accepted.get("outcome").asText());
    assertTrue(accepted.get("reason").isNull());
    assertEquals(0, accepted.get("kind").asInt());
    assertEquals(60, accepted.get("exp").asLong() - accepted.get("nbf").asLong());
    assertTrue(accepted.get("cti").asText().matches("[0-9a-f]{16}"));
    assertTrue(accepted.get("subject").asText().matches("[0-9a-f]{10}"));
    assertEquals(1 << 4, accepted.get("facets").asInt());
    assertEquals(
        "{\"outcome\":\"rejected\",\"reason\":\"REPLAYED\"}",
        json(verify(operator, text, "transit")).toString());
    JsonNode elsewhere = json(verify(operator, text, "medical"));
    assertEquals("accepted", elsewhere.get("outcome").asText());
    assertNotEquals(accepted.get("subject"), elsewhere.get("subject"));
    assertEquals("REPLAYED", json(verify(operator, text, "medical")).get("reason").asText());
  }

  @Test
  void what_is_no_code_is_rejected_not_refused() {
    HttpResponse<byte[]> answer = verify(operator, "https://example.org", "transit");
    assertEquals(200, answer.statusCode());
    assertEquals("NOT_OUR_CODE", json(answer).get("reason").asText());
  }

  private static HttpResponse<byte[]> keys(
      Caller operator, String scene, LocalDate from, int days) {
    return operator.get("/api/v1/scene-keys?scene=" + scene + "&from=" + from + "&days=" + days);
  }

  private static HttpResponse<byte[]> verify(Caller operator, String text, String scene) {
    return operator.post(
        "/api/v1/verifications", "{\"text\":\"" + text + "\",\"scene\":\"" + scene + "\"}");
  }

  private static void assertProblem(String code, HttpResponse<byte[]> answer) {
    assertEquals(code, json(answer).path("code").asText(), json(answer).toString());
  }
}
