package dev.suishen.verifier.redis;

/**
 * A mark as the gates share it. Its life is counted by this process's own ticks, so that a clock
 * that is set meanwhile changes nothing.
 *
 * @param end from when on no gate needs it, in {@link System#nanoTime}
 */
record SharedMark(String key, long end) {
  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final long NANOS_A_MILLI = 1_000_000;

  static SharedMark lasting(String key, long seconds) {
    return new SharedMark(key, System.nanoTime() + seconds * NANOS_A_SECOND);
  }

  boolean hasEnded() {
    return end - System.nanoTime() <= 0;
  }

  /** What is left of its life, 1 or more: one that has ended may still be sent as a probe. */
  long millis() {
    return Math.max(1, (end - System.nanoTime() + NANOS_A_MILLI - 1) / NANOS_A_MILLI);
  }
}
