package dev.suishen.verifier.refresh;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * How long until the next attempt. Chance spreads what many verifiers would do in the same second.
 *
 * @param every the longest wait where all is well
 * @param floor the shortest wait after a failure
 * @param cap the longest
 */
record Pace(Duration every, Duration floor, Duration cap, Random random) {
  private static final int MOST_DOUBLINGS = 30;

  /** Refuses what cannot be meant with an {@link IllegalArgumentException}. */
  Pace {
    if (floor.compareTo(Duration.ofSeconds(1)) < 0 || every.compareTo(floor) < 0) {
      throw new IllegalArgumentException("a second at least: floor " + floor + ", every " + every);
    }
    if (cap.compareTo(floor) < 0 || cap.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("from the floor to a day: cap " + cap);
    }
  }

  /**
   * @param untilUpdate until a newer one is expected, by this clock, which may be wrong: it makes
   *     the wait shorter and never longer. Negative where it should be there by now and is not.
   */
  Duration afterSuccess(Optional<Duration> untilUpdate) {
    Duration until = untilUpdate.orElse(every);
    if (until.isNegative() || until.isZero()) {
      until = every.dividedBy(4);
    }
    return min(until, every).plus(upTo(every.dividedBy(10)));
  }

  /**
   * Full jitter: anything from the floor to a bound that doubles with each failure.
   *
   * @param failures in a row, from 1
   * @param retryAfter what the source asked for; counts up to {@link #every}
   */
  Duration afterFailure(int failures, Duration retryAfter) {
    Duration bound = min(cap, floor.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
    Duration backoff = floor.plus(upTo(bound.minus(floor)));
    Duration asked = min(retryAfter, every);
    return asked.compareTo(backoff) > 0 ? asked : backoff;
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
