package dev.suishen.verifier;

import java.time.Duration;
import java.util.Optional;

/**
 * Learns from the last 64 distinct genuine codes, at most one from each ten seconds, whether this
 * device's clock is right. Each says between which offsets the clock must lie, were it shown in its
 * time; the offset that most agree on is believed, so that neither a few screenshots nor one
 * holder's many codes move anything. Never changes a verdict. Thread-safe.
 */
public final class ClockHealth {
  private static final int WINDOW = 64;
  private static final int ENOUGH = 20;
  private static final long PHONE_SECONDS = 5;

  /** So long one code alone counts: whoever comes with ten of them is one witness. */
  private static final long TURN_SECONDS = 10;

  private final long[] ids = new long[WINDOW];
  private final long[] lowest = new long[WINDOW];
  private final long[] highest = new long[WINDOW];
  private int seen;

  /** Read without the lock, so that a scan waits for it once in a turn. */
  private volatile long lastTurn = Long.MIN_VALUE;

  ClockHealth() {}

  /** A LIVE code, good in [notBefore, expires), was shown at {@code now}. */
  void sawLive(long id, long notBefore, long expires, long now) {
    add(now, id, now - expires + 1, now - notBefore);
  }

  /** A device signed at {@code issuedAt} by its own clock what was shown at {@code now}. */
  void sawProof(long id, long issuedAt, long window, long now) {
    add(now, id, now - issuedAt - window + 1, now - issuedAt + PHONE_SECONDS);
  }

  private void add(long now, long id, long low, long high) {
    long turn = Math.floorDiv(now, TURN_SECONDS);
    if (turn != lastTurn) { // not only a later one: a clock may be set back
      addFirstOf(turn, id, low, high);
    }
  }

  private synchronized void addFirstOf(long turn, long id, long low, long high) {
    if (turn == lastTurn) {
      return;
    }
    lastTurn = turn;
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
   * {@return how far this clock is off; empty while fewer than 20 codes were seen, or 40 % of them
   * agree with the clock, or no half of them agrees on another time}
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
      return "the clock is "
          + size(ahead.abs().getSeconds())
          + (ahead.isNegative() ? " behind" : " ahead");
    }

    /** Of any unit fewer than 90. */
    private static String size(long seconds) {
      if (seconds < 90) {
        return seconds + " seconds";
      }
      long minutes = (seconds + 30) / 60;
      if (minutes < 90) {
        return minutes + " minutes";
      }
      long hours = (minutes + 30) / 60;
      return hours < 48 ? hours + " hours" : (hours + 12) / 24 + " days";
    }
  }
}
