package dev.suishen.code.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.code.adoption.OperatorAdoption.Holding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorAdoptionTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(3600);

  @Test
  void each_operator_is_counted_by_itself_and_the_newest_bundle_comes_first() {
    List<HoldingCount> counts =
        List.of(
            new HoldingCount("metro", 6, 4, 3, EARLIER),
            new HoldingCount("hospital", 7, 2, 2, NOW),
            new HoldingCount("metro", 0, 1, 1, EARLIER),
            new HoldingCount("metro", 7, 5, 3, NOW));
    assertEquals(
        List.of(
            new OperatorAdoption("hospital", 2, 2, 0, 0, List.of(new Holding(7, 2, NOW))),
            new OperatorAdoption(
                "metro",
                10,
                5,
                4,
                1,
                List.of(
                    new Holding(7, 5, NOW),
                    new Holding(6, 4, EARLIER),
                    new Holding(0, 1, EARLIER)))),
        OperatorAdoption.of(counts, 7));
  }

  /** Another instance may have taken the newest bundle a moment before. */
  @Test
  void who_holds_a_later_bundle_than_this_instance_is_current() {
    assertEquals(
        List.of(new OperatorAdoption("metro", 1, 1, 0, 0, List.of(new Holding(8, 1, NOW)))),
        OperatorAdoption.of(List.of(new HoldingCount("metro", 8, 1, 1, NOW)), 7));
  }

  @Test
  void where_nobody_reported_there_is_nothing_to_show() {
    assertEquals(List.of(), OperatorAdoption.of(List.of(), 7));
  }
}
