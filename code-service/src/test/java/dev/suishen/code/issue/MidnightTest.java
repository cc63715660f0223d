package dev.suishen.code.issue;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.operator.VerifyOnline;
import dev.suishen.code.trust.City;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudonym and scene key of a code are those of its own first second, not of the request's. */
class MidnightTest {
  private static final LocalTime MIDNIGHT_IN_THE_CITY = LocalTime.of(16, 0);

  @Test
  void a_batch_across_midnight_is_read_window_by_window(@TempDir Path data) {
    try (RunningService running = RunningService.start(data)) {
      Caller citizen = running.newCitizen();
      List<Code> atCityMidnight = batchAcross(running, citizen, MIDNIGHT_IN_THE_CITY);
      assertEquals(2, new HashSet<>(subjects(running, atCityMidnight, Scene.VENUE)).size());
      assertEquals(1, new HashSet<>(subjects(running, atCityMidnight, Scene.HOTEL)).size());
      List<Code> atEpoch = batchAcross(running, citizen, LocalTime.MIDNIGHT);
      assertEquals(1, new HashSet<>(subjects(running, atEpoch, Scene.VENUE)).size());
    }
  }

  /** Ten codes, of which five begin before the next {@code midnight} (UTC). */
  private static List<Code> batchAcross(
      RunningService running, Caller citizen, LocalTime midnight) {
    Instant now = running.clock().instant();
    Instant next = now.atOffset(ZoneOffset.UTC).with(midnight).plusDays(1).toInstant();
    running.clock().putForward(Duration.between(now, next.minusSeconds(5 * 60 - 30)));
    List<Code> codes = new ArrayList<>();
    for (JsonNode code : json(citizen.post("/api/v1/codes", "{\"count\":10}")).get("codes")) {
      codes.add(new Code(code.get("text").asText(), Instant.parse(code.get("notBefore").asText())));
    }
    return codes;
  }

  /** As a gate reads each at its first second. */
  private static List<String> subjects(RunningService running, List<Code> codes, Scene scene) {
    running.bean(VerifyOnline.class).takeSceneKeys();
    List<String> subjects = new ArrayList<>();
    for (Code code : codes) {
      Verifier gate =
          Verifier.builder()
              .trust(running.bean(City.class).trust())
              .policy(ScenePolicy.of(scene))
              .clock(Clock.fixed(code.notBefore, ZoneOffset.UTC))
              .build();
      Accepted accepted = assertInstanceOf(Accepted.class, gate.verify(code.text));
      subjects.add(accepted.code().subject().orElseThrow());
    }
    return subjects;
  }

  private record Code(String text, Instant notBefore) {}
}
