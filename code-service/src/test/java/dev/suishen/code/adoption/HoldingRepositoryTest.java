package dev.suishen.code.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import dev.suishen.code.operator.Operators;
import dev.suishen.verifier.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, whose clock ticks in microseconds. */
@WithService
class HoldingRepositoryTest {
  private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final HoldingRepository holdings;
  private final KeepHoldings keeping;
  private final String operator = "metro-" + NEXT.incrementAndGet();

  HoldingRepositoryTest(RunningService running) {
    this.holdings = running.bean(HoldingRepository.class);
    this.keeping = running.bean(KeepHoldings.class);
    running.bean(Operators.class).add(operator, Set.of(Scene.TRANSIT));
  }

  @Test
  void what_is_the_same_is_written_again_after_the_pause_and_what_changed_at_once() {
    assertEquals(1, keep(1, 7, AT));
    assertEquals(0, keep(1, 7, AT.plus(PAUSE).minus(TICK)));
    assertEquals(1, keep(1, 7, AT.plus(PAUSE)));
    assertEquals(1, keep(1, 8, AT.plus(PAUSE).plus(TICK)));
    assertEquals(1, keep(1, 6, AT.plus(PAUSE).plus(TICK).plus(TICK))); // an older disk was put in
    assertEquals(List.of(count(6, 1, 0)), counts(AT.plus(Duration.ofDays(1))));
  }

  @Test
  void what_was_said_earlier_changes_nothing() {
    assertEquals(1, keep(1, 8, AT));
    assertEquals(0, keep(1, 7, AT));
    assertEquals(0, keep(1, 7, AT.minus(TICK)));
    assertEquals(1, keep(1, 7, AT.plus(TICK)));
  }

  @Test
  void a_verifier_is_heard_of_from_that_moment_on_and_away_the_moment_before() {
    keep(1, 7, AT);
    keep(2, 7, AT.minus(TICK));
    keep(3, 6, AT.minus(TICK));
    assertEquals(List.of(count(6, 1, 0), count(7, 2, 1)), counts(AT));
    assertEquals(List.of(count(6, 1, 1), count(7, 2, 2)), counts(AT.minus(TICK)));
  }

  @Test
  void an_operator_has_no_more_verifiers_than_the_most_and_those_it_has_go_on() {
    assertEquals(1, keepOf(2, 1, 7, AT));
    assertEquals(1, keepOf(2, 2, 7, AT));
    assertEquals(0, keepOf(2, 3, 7, AT));
    assertEquals(1, keepOf(2, 1, 8, AT.plus(TICK)));
    assertEquals(List.of(count(7, 1, 1), count(8, 1, 1)), counts(AT));
    assertEquals(1, keepOf(3, 3, 7, AT));
  }

  @Test
  void of_an_operator_that_is_not_known_nothing_is_kept() {
    assertEquals(
        0, holdings.keep("nobody", verifier(1), 7, AT, AT.minus(PAUSE), Integer.MAX_VALUE));
  }

  @Test
  void of_many_reports_the_last_of_each_verifier_is_kept() {
    List<HoldingReport> reports =
        List.of(report(2, 7, AT), report(1, 6, AT), report(1, 7, AT.plus(TICK)));
    assertEquals(2, keeping.keep(reports));
    assertEquals(List.of(count(7, 2, 2)), counts(AT));
  }

  @Test
  void one_that_is_not_heard_of_is_forgotten() {
    Instant longAgo = Instant.parse("2001-01-01T00:00:00Z"); // long before all other tests' own
    keep(1, 7, longAgo);
    keep(2, 7, longAgo.plus(TICK));
    assertEquals(1, holdings.forgetBefore(longAgo.plus(TICK)));
    assertEquals(1, holdings.forgetBefore(longAgo.plus(TICK).plus(TICK)));
    assertEquals(List.of(), counts(AT));
  }

  @Test
  void the_pause_is_ten_minutes_and_a_tenth_of_a_lead_time_that_is_short() {
    assertEquals(Duration.ofMinutes(10), KeepHoldings.pause(Duration.ofDays(2)));
    assertEquals(Duration.ofMinutes(10), KeepHoldings.pause(Duration.ofMinutes(100)));
    assertEquals(Duration.ofMinutes(9), KeepHoldings.pause(Duration.ofMinutes(90)));
    assertEquals(Duration.ZERO, KeepHoldings.pause(Duration.ZERO));
  }

  private int keep(int verifier, long serial, Instant at) {
    return keepOf(Integer.MAX_VALUE, verifier, serial, at);
  }

  private int keepOf(int most, int verifier, long serial, Instant at) {
    return holdings.keep(operator, verifier(verifier), serial, at, at.minus(PAUSE), most);
  }

  private HoldingReport report(int verifier, long serial, Instant at) {
    return new HoldingReport(operator, verifier(verifier), serial, at);
  }

  private static String verifier(int number) {
    return String.format(Locale.ROOT, "%032x", number);
  }

  /** Without the times, in the order of serials. */
  private List<HoldingCount> counts(Instant since) {
    return holdings.count(since).stream()
        .filter(count -> count.operator().equals(operator))
        .map(count -> count(count.serial(), count.verifiers(), count.heard()))
        .sorted((one, other) -> Long.compare(one.serial(), other.serial()))
        .toList();
  }

  private HoldingCount count(long serial, int verifiers, int heard) {
    return new HoldingCount(operator, serial, verifiers, heard, AT);
  }
}
