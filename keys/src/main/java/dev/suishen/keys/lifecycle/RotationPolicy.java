package dev.suishen.keys.lifecycle;

import java.time.Duration;

/**
 * How keys follow each other.
 *
 * @param period how long a key signs
 * @param overlap how much longer its window lasts: so much may a rotation be late
 * @param handover how long it stays active beside the next, until every instance of a service has
 *     taken that up
 * @param bundleEvery how often the city issues a bundle: what is planned is published within that
 */
public record RotationPolicy(
    Duration period, Duration overlap, Duration handover, Duration bundleEvery) {
  /** A batch of codes fetched ahead, ten of 300 seconds, starts this much later at most. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** Thirty days; a week's overlap, an hour's handover, a bundle a day. */
  public static final RotationPolicy DEFAULT =
      new RotationPolicy(
          Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(1));

  /**
   * @throws IllegalArgumentException for a period of nothing, a negative time, or an overlap that
   *     does not outlast the handover by an hour: codes fetched ahead start inside of it
   */
  public RotationPolicy {
    if (period.isZero()
        || period.isNegative()
        || handover.isNegative()
        || bundleEvery.isNegative()
        || overlap.compareTo(handover.plus(AHEAD)) < 0) {
      throw new IllegalArgumentException(
          "a rotation of " + period + ", " + overlap + ", " + handover + ", " + bundleEvery);
    }
  }
}
