package dev.suishen.verifier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void it_stands_until_it_is_moved_in_every_zone() {
    SettableClock clock = SettableClock.at(NOON);
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    Clock there = clock.withZone(shanghai);
    assertEquals(NOON, clock.instant());
    clock.advance(Duration.ofMillis(1));
    assertEquals(NOON.plusMillis(1), there.instant());
    clock.advance(Duration.ofSeconds(-2));
    assertEquals(NOON.plusMillis(-1999), clock.instant());
    clock.set(Instant.EPOCH);
    assertEquals(Instant.EPOCH, there.withZone(ZoneOffset.UTC).instant());
    assertEquals(ZoneOffset.UTC, clock.getZone());
    assertEquals(shanghai, there.getZone());
  }
}
