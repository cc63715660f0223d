package dev.suishen.verifier.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it, in UTC. Thread-safe. */
public final class SettableClock extends Clock {
  private Instant now;

  private SettableClock(Instant now) {
    this.now = now;
  }

  /** A clock that shows this moment. */
  public static SettableClock at(Instant now) {
    return new SettableClock(now);
  }

  /** Shows another moment, later or earlier. */
  public synchronized void set(Instant moment) {
    now = moment;
  }

  /**
   * Moves on.
   *
   * @param time moves back where negative
   */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** The same clock in another zone: it moves with this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new Clock() {
      @Override
      public Instant instant() {
        return SettableClock.this.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId another) {
        return SettableClock.this.withZone(another);
      }
    };
  }
}
