package dev.suishen.keys.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a key may sign: what it signs starts inside (wire format §7 step 7). Whole seconds; parts of
 * them are cut.
 *
 * @param notBefore the first second
 * @param notAfter the last second
 */
public record Window(Instant notBefore, Instant notAfter) {
  /**
   * @throws IllegalArgumentException if it starts before the epoch, or ends before it starts
   */
  public Window {
    notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (notBefore.isBefore(Instant.EPOCH) || notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a window from " + notBefore + " to " + notAfter);
    }
  }

  /** Whether the second of this moment is one of the window's. */
  public boolean contains(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    return !second.isBefore(notBefore) && !second.isAfter(notAfter);
  }

  /** Whether the last second is over. */
  boolean isOver(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).isAfter(notAfter);
  }

  Duration length() {
    return Duration.between(notBefore, notAfter);
  }
}
