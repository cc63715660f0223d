package dev.suishen.verifier.redis;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Prints the tables of docs/performance.md, "Replay guards". */
final class Report {
  private static final long NOW = 1_764_000_000;
  private static final int MARKS = 10_000_000;
  private static final int SLICE = MARKS / 10;
  private static final int CALLS = 20_000;

  private Report() {}

  public static void main(String[] args) throws Exception {
    fill(1_000_000, false); // warms up
    System.out.println("| fill | median | p99 | p99.99 | longest | collector | MB |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    fill(MARKS, true);
    System.out.println("| Redis | calls | median | p99 | longest |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    try (RedisProcess redis = RedisProcess.started();
        Station station = new Station()) {
      share(redis, station);
    }
  }

  private static void fill(int marks, boolean prints) throws InterruptedException {
    long before = used();
    ReplayGuard guard = ReplayGuard.inMemory();
    for (int filled = 0; filled < marks; filled += SLICE) {
      long paused = collecting();
      long[] nanos = time(guard, filled, SLICE, true);
      paused = collecting() - paused;
      if (prints) {
        System.out.printf(
            Locale.ROOT,
            "| %d %% | %s | %s | %s | %s | %d ms | %d |%n",
            (filled + SLICE) / (MARKS / 100),
            share(nanos, 0.5),
            share(nanos, 0.99),
            share(nanos, 0.9999),
            share(nanos, 1),
            paused,
            (used() - before) / 1_000_000);
      }
    }
    if (guard.turnedAway() > 0) {
      throw new IllegalStateException("full");
    }
  }

  /** Heap and direct memory after a collection, and what is freed behind it. */
  private static long used() throws InterruptedException {
    System.gc();
    Thread.sleep(500);
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
        + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
  }

  /** Milliseconds so far. */
  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static void share(RedisProcess redis, Station station) {
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    RedisReplayGuard hasty = station.gate(station.marks(redis.uri()), Duration.ofMillis(100));
    Station.awaitShared(hasty);
    time(one, 0, CALLS, true); // warms up
    time(other, 0, CALLS, false);
    row("there, a new mark", time(one, CALLS, CALLS, true));
    row("there, another gate's mark", time(other, CALLS, CALLS, false));
    long pid = RedisProcess.pid(redis.uri());
    RedisProcess.signal(pid, "STOP");
    row("hangs, the first mark", time(hasty, 2 * CALLS, 1, true));
    row("hangs, the next ones", time(hasty, 2 * CALLS + 1, CALLS, true));
    RedisProcess.signal(pid, "CONT");
    Station.awaitShared(hasty);
    redis.stop();
    row("stopped", time(one, 4 * CALLS, CALLS, true));
    redis.start();
    long back = System.nanoTime();
    Station.awaitShared(one);
    System.out.printf(
        Locale.ROOT,
        "%,d marks were owed, and taken %d ms after Redis was back%n",
        CALLS,
        (System.nanoTime() - back) / 1_000_000);
  }

  private static void row(String name, long[] nanos) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %s |%n",
        name,
        nanos.length,
        share(nanos, 0.5),
        share(nanos, 0.99),
        share(nanos, 1));
  }

  /** The nanoseconds of each call, sorted. */
  private static long[] time(ReplayGuard guard, long from, int calls, boolean areNew) {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      Mark mark = new Mark(ReplayGuard.Type.CODE, from + i, 0);
      long start = System.nanoTime();
      boolean isNew = guard.remember(mark, NOW, NOW + 90);
      nanos[i] = System.nanoTime() - start;
      if (isNew != areNew) {
        throw new IllegalStateException(mark + " is new: " + isNew);
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** What this share of the calls took no longer than. */
  private static String share(long[] sorted, double share) {
    double micros = sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3;
    return micros < 1_000
        ? String.format(Locale.ROOT, "%.1f µs", micros)
        : String.format(Locale.ROOT, "%.1f ms", micros / 1_000);
  }
}
