package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockHealthTest {
  private final ClockHealth health = new ClockHealth();
  private int id;

  @Test
  void aRightClockIsNeverCalledWrong_whateverScreenshotsAndCodesFetchedAhead() {
    for (int i = 0; i < 2_000; i++) {
      int odd = i % 10;
      show(odd == 0 ? 600 + i : odd <= 2 ? -300 : i % 60, 0);
      assertTrue(health.drift().isEmpty());
    }
  }

  @Test
  void fourMinutesAreToldWithTheirDirection() {
    showMany(-240);
    assertEquals("the clock is 4 minutes behind", health.drift().orElseThrow().toString());
    showMany(240);
    assertEquals("the clock is 4 minutes ahead", health.drift().orElseThrow().toString());
  }

  @Test
  void fortySecondsAreToldWhileCodesStillPass() {
    showMany(-40);
    assertTrue(health.drift().orElseThrow().ahead().isNegative());
    showMany(40);
    long ahead = health.drift().orElseThrow().ahead().getSeconds();
    assertTrue(ahead >= 35 && ahead <= 45, () -> "ahead by " + ahead);
  }

  @Test
  void oneSecondIsNotToldAndASetClockIsRightAgain() {
    showMany(1);
    assertTrue(health.drift().isEmpty());
    showMany(-240);
    assertTrue(health.drift().isPresent());
    showMany(0);
    assertTrue(health.drift().isEmpty());
  }

  @Test
  void oneScreenshotShownAThousandTimesCountsOnce() {
    for (int i = 0; i < 1_000; i++) {
      health.sawLive(7, NOW, NOW + 60, NOW + 9_000);
    }
    assertTrue(health.drift().isEmpty());
  }

  @Test
  void nineteenCodesAreTooFewAndTwentyAreEnough() {
    for (int i = 0; i < 19; i++) {
      show(i, 900);
    }
    assertTrue(health.drift().isEmpty());
    show(19, 900);
    assertTrue(health.drift().isPresent());
  }

  @Test
  void complaint9_clockTroubleHasItsOwnReason_andIsLearntFromRefusedCodes() {
    Verifier verifier =
        Verifier.builder()
            .trust(TestCity.gate().trust())
            .policy(ScenePolicy.of(Scene.TRANSIT))
            .clock(Clock.fixed(Instant.ofEpochSecond(NOW - 240), ZoneOffset.UTC))
            .build();
    for (int i = 0; i < 20; i++) {
      String answer = TestCity.words(verifier.verify(TestCode.live().numbered(i).text()));
      assertEquals("rejected NOT_YET_VALID", answer);
      verifier.verify(TestCode.live().numbered(i + 100).signedBy(TestCity.STATUS_KEY).text());
      assertEquals(i == 19, verifier.clockHealth().drift().isPresent());
    }
  }

  private void showMany(long off) {
    for (int i = 0; i < 128; i++) {
      show(i * 7 % 60, off);
    }
  }

  /** A code of 60 s, {@code age} seconds after its start, on a clock that is {@code off}. */
  private void show(long age, long off) {
    health.sawLive(id++, NOW - age, NOW - age + 60, NOW + off);
  }
}
