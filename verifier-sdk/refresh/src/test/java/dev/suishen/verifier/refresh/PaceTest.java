package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void after_a_failure_it_waits_from_the_floor_to_a_bound_that_doubles_up_to_the_cap() {
    assertEquals("PT5S to PT10S", backoff(1));
    assertEquals("PT5S to PT20S", backoff(2));
    assertEquals("PT5S to PT10M40S", backoff(7));
    assertEquals("PT5S to PT15M", backoff(8));
    assertEquals("PT5S to PT15M", backoff(1000));
    assertEquals("PT5S to PT15M", backoff(Integer.MAX_VALUE));
  }

  @Test
  void what_the_source_asks_for_counts_up_to_the_usual_wait() {
    assertEquals("PT5S to PT10S", backoff(1, Duration.ofSeconds(5)));
    assertEquals("PT7S to PT10S", backoff(1, Duration.ofSeconds(7)));
    assertEquals("PT30M to PT30M", backoff(1, Duration.ofMinutes(30)));
    assertEquals("PT1H to PT1H", backoff(1, Duration.ofDays(1000)));
  }

  @Test
  void where_all_is_well_it_waits_until_a_newer_one_is_due_and_never_longer_than_usual() {
    assertEquals("PT1H to PT1H6M", wait(Optional.empty()));
    assertEquals("PT1H to PT1H6M", wait(Optional.of(HOUR)));
    assertEquals("PT1H to PT1H6M", wait(Optional.of(Duration.ofDays(20_000)))); // the clock is
    assertEquals("PT20M to PT26M", wait(Optional.of(Duration.ofMinutes(20))));
    assertEquals("PT0.000000001S to PT6M0.000000001S", wait(Optional.of(Duration.ofNanos(1))));
  }

  @Test
  void what_should_be_there_by_now_is_asked_for_four_times_as_often() {
    assertEquals("PT15M to PT21M", wait(Optional.of(Duration.ZERO)));
    assertEquals("PT15M to PT21M", wait(Optional.of(Duration.ofDays(-20_000))));
  }

  @Test
  void times_that_cannot_be_meant_are_refused() {
    refused(Duration.ofMillis(999), HOUR, HOUR);
    refused(Duration.ofSeconds(5), Duration.ofSeconds(4), HOUR);
    refused(Duration.ofSeconds(5), HOUR, Duration.ofSeconds(4));
    refused(Duration.ofSeconds(5), HOUR, Duration.ofDays(1).plusSeconds(1));
    Duration least = Duration.ofSeconds(1);
    assertEquals(least, pace(least, least, least, 1).afterFailure(9, Duration.ZERO));
  }

  private static String backoff(int failures) {
    return backoff(failures, Duration.ZERO);
  }

  private static String backoff(int failures, Duration asked) {
    return usual(0).afterFailure(failures, asked) + " to " + usual(1).afterFailure(failures, asked);
  }

  private static String wait(Optional<Duration> untilUpdate) {
    return usual(0).afterSuccess(untilUpdate) + " to " + usual(1).afterSuccess(untilUpdate);
  }

  private static Pace usual(double chance) {
    return pace(Duration.ofSeconds(5), HOUR, Duration.ofMinutes(15), chance);
  }

  private static void refused(Duration floor, Duration every, Duration cap) {
    assertThrows(IllegalArgumentException.class, () -> pace(floor, every, cap, 0));
  }

  /**
   * @param chance 0 to 1, always
   */
  private static Pace pace(Duration floor, Duration every, Duration cap, double chance) {
    return new Pace(every, floor, cap, Gate.chance(chance));
  }
}
