package dev.suishen.verifier.journal;

import java.time.Duration;

/**
 * What the operator lets a journal keep. What is over a limit goes, the oldest first, uploaded or
 * not, and is counted.
 *
 * <pre>{@code
 * JournalPolicy policy = JournalPolicy.standard().forAtMost(Duration.ofDays(7)).withSubjects();
 * }</pre>
 *
 * @param mostBytes all entries take on the disk; at least {@link #LEAST_BYTES}
 * @param longestAge an entry stays on the disk; at least a minute
 * @param subjects whether an entry has the holder's pseudonym
 */
public record JournalPolicy(long mostBytes, Duration longestAge, boolean subjects) {
  /** Room for what is being uploaded and what is being written: 256 KiB. */
  public static final long LEAST_BYTES = 2L * Segment.MOST_BYTES;

  /**
   * For limits of both sorts.
   *
   * @param mostBytes at least {@link #LEAST_BYTES}
   * @param longestAge at least a minute
   * @param subjects whether an entry has the holder's pseudonym
   * @throws IllegalArgumentException for a limit that is too low
   */
  public JournalPolicy {
    if (mostBytes < LEAST_BYTES) {
      throw new IllegalArgumentException("a journal of " + mostBytes + " bytes");
    }
    if (longestAge.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("a journal of " + longestAge);
    }
  }

  /** {@return 64 MiB, some 800,000 entries; 30 days; no subjects} */
  public static JournalPolicy standard() {
    return new JournalPolicy(64 << 20, Duration.ofDays(30), false);
  }

  /**
   * Sets {@link #mostBytes}.
   *
   * @param bytes at least {@link #LEAST_BYTES}
   * @return as this one otherwise
   */
  public JournalPolicy within(long bytes) {
    return new JournalPolicy(bytes, longestAge, subjects);
  }

  /**
   * Sets {@link #longestAge}.
   *
   * @param age at least a minute
   * @return as this one otherwise
   */
  public JournalPolicy forAtMost(Duration age) {
    return new JournalPolicy(mostBytes, age, subjects);
  }

  /**
   * Sets {@link #subjects}: the holder's pseudonym is in each entry whose code was unsealed.
   *
   * @return as this one otherwise
   */
  public JournalPolicy withSubjects() {
    return new JournalPolicy(mostBytes, longestAge, true);
  }
}
