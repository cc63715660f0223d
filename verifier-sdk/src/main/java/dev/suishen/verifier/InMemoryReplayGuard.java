package dev.suishen.verifier;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Marks in a map, swept once a minute of the caller's time. */
final class InMemoryReplayGuard implements ReplayGuard {
  private static final long SWEEP_SECONDS = 60;

  private final ConcurrentMap<Mark, Long> marks = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong();

  @Override
  public boolean remember(Mark mark, long now, long until) {
    sweep(now);
    Long before = marks.putIfAbsent(mark, until);
    return before == null || (before <= now && marks.replace(mark, before, until));
  }

  private void sweep(long now) {
    long due = nextSweep.get();
    if (now >= due && nextSweep.compareAndSet(due, now + SWEEP_SECONDS)) {
      marks.values().removeIf(until -> until <= now);
    }
  }
}
