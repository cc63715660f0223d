package dev.suishen.verifier;

import java.time.Duration;
import java.util.Optional;

/**
 * Learns from the last 64 distinct genuine codes whether this device's clock is right. Each says
 * between which offsets the clock must lie, were it shown in its time; the offset that most agree
 * on is believed, so a few screenshots move nothing. Never changes a verdict. Thread-safe.
 */
public final class ClockHealth {
  private static final int WINDOW = 64;
  private static final int ENOUGH = 20;
  private static final long PHONE_SECONDS = 5;

  private final long[] ids = new long[WINDOW];
  private final long[] lowest = new long[WINDOW];
  private final long[] highest = new long[WINDOW];
  private int seen;

  ClockHealth() {}

  /** A LIVE code, good in [notBefore, expires), was shown at {@code now}. */
  void sawLive(long id, long notBefore, long expires, long now) {
    add(id, now - expires + 1, now - notBefore);
  }

  /** A device signed at {@code issuedAt} by its own clock what was shown at {@code now}. */
  void sawProof(long id, long issuedAt, long window, long now) {
    add(id, now - issuedAt - window + 1, now - issuedAt + PHONE_SECONDS);
  }

  private synchronized void add(long id, long low, long high) {
    for (int i = 0; i < size(); i++) {
      if (ids[i] == id) {
        return;
      }
    }
    int at = seen % WINDOW;
    ids[at] = id;
    lowest[at] = low;
    highest[at] = high;
    seen = seen + 1 < 2 * WINDOW ? seen + 1 : WINDOW;
  }

  /**
   * How far this clock is off; empty while fewer than 20 codes were seen, or 40 % of them agree
   * with the clock, or no half of them agrees on another time.
   */
  public synchronized Optional<Drift> drift() {
    int count = size();
    if (count < ENOUGH || agreeing(0) * 5 >= count * 2) {
      return Optional.empty();
    }
    long first = 0;
    int best = 0;
    for (int i = 0; i < count; i++) {
      int agreeing = agreeing(lowest[i]);
      if (agreeing > best) {
        best = agreeing;
        first = lowest[i];
      }
    }
    long last = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      if (lowest[i] <= first && first <= highest[i]) {
        last = Math.min(last, highest[i]);
      }
    }
    return best * 2 > count
        ? Optional.of(
            new Drift(Duration.ofSeconds(Math.floorDiv(first + last, 2L)), (double) best / count))
        : Optional.empty();
  }

  private int agreeing(long offset) {
    int agreeing = 0;
    for (int i = 0; i < size(); i++) {
      agreeing += lowest[i] <= offset && offset <= highest[i] ? 1 : 0;
    }
    return agreeing;
  }

  private int size() {
    return Math.min(seen, WINDOW);
  }

  /**
   * @param ahead negative where the clock is behind
   * @param confidence share of the codes that agree, above 0.5 to 1
   */
  public record Drift(Duration ahead, double confidence) {
    /** For the operator, e.g. {@code the clock is 4 minutes behind}. */
    @Override
    public String toString() {
      long seconds = ahead.abs().getSeconds();
      String size = seconds < 90 ? seconds + " seconds" : (seconds + 30) / 60 + " minutes";
      return "the clock is " + size + (ahead.isNegative() ? " behind" : " ahead");
    }
  }
}
