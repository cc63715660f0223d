package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard.Mark;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryReplayGuardTest {
  private static final int SEGMENT = 2048;

  @Test
  void aMarkIsHeldUntilItsLastSecond() {
    for (long until : new long[] {-5, 0, 1, 1_763_625_600, 1L << 40}) {
      ReplayGuard guard = ReplayGuard.inMemory();
      assertTrue(guard.remember(code(7), until - 60, until));
      assertFalse(guard.remember(code(7), until - 1, until + 60));
      assertTrue(guard.remember(code(7), until, until + 60));
      assertFalse(guard.remember(code(7), until + 59, until + 60));
    }
  }

  @Test
  void endsBeyondAllBoundsAreForEverAndNever() {
    ReplayGuard guard = ReplayGuard.inMemory();
    assertTrue(guard.remember(code(1), 0, Long.MAX_VALUE));
    assertFalse(guard.remember(code(1), 1L << 60, Long.MAX_VALUE));
    assertTrue(guard.remember(code(2), 0, Long.MIN_VALUE));
    assertTrue(guard.remember(code(2), 0, Long.MIN_VALUE));
  }

  @Test
  void everyBitOfAMarkCounts() {
    ReplayGuard guard = ReplayGuard.inMemory();
    for (ReplayGuard.Type type : ReplayGuard.Type.values()) {
      assertTrue(guard.remember(new Mark(type, 0, 0), 0, 1));
      for (int bit = 0; bit < Long.SIZE; bit++) {
        assertTrue(guard.remember(new Mark(type, 1L << bit, 0), 0, 1));
        assertTrue(guard.remember(new Mark(type, 0, 1L << bit), 0, 1));
      }
      assertFalse(guard.remember(new Mark(type, 0, 0), 0, 1));
    }
  }

  /** Against a plain map, with a clock that mostly goes forward, and back at times. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAsAMapWould(long seed) {
    Random random = new Random(seed);
    ReplayGuard guard = ReplayGuard.inMemory();
    Map<Mark, Long> model = new HashMap<>();
    long now = 1_000_000;
    long furthest = now;
    for (int i = 0; i < 50_000; i++) {
      now += random.nextInt(100) == 0 ? -random.nextInt(20) : random.nextInt(3) / 2;
      furthest = Math.max(furthest, now);
      Mark mark =
          new Mark(
              ReplayGuard.Type.values()[random.nextInt(3)],
              random.nextInt(2_000),
              random.nextInt(2));
      long until = furthest + 1 + random.nextInt(400);
      Long held = model.get(mark);
      if (held != null && now < held && held <= furthest) {
        continue; // ended by the clock as it was, so that it may be forgotten
      }
      boolean isNew = held == null || held <= now;
      assertEquals(isNew, guard.remember(mark, now, until));
      if (isNew) {
        model.put(mark, until);
      }
    }
  }

  /** Whatever other marks come and go meanwhile. */
  @Test
  void aClockThatIsSetBackForgetsNothing() {
    ReplayGuard guard = ReplayGuard.inMemory(SEGMENT);
    for (int id = 0; id < SEGMENT / 2; id++) {
      assertTrue(guard.remember(code(id), 1_000, 1_060));
    }
    for (int id = SEGMENT / 2; id < SEGMENT; id++) {
      assertTrue(guard.remember(code(id), 400, 460));
    }
    for (int id = 0; id < SEGMENT; id++) {
      assertFalse(guard.remember(code(id), 400, 460));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 100, SEGMENT})
  void aFullGuardLetsNobodyInTwiceAndSaysSo(int capacity) {
    ReplayGuard guard = ReplayGuard.inMemory(capacity);
    for (int id = 0; id < capacity; id++) {
      assertTrue(guard.remember(code(id), 0, 60 + id % 2));
    }
    assertEquals(0, guard.turnedAway());
    assertFalse(guard.remember(code(capacity), 59, 200));
    assertFalse(guard.remember(code(capacity), 59, 200));
    assertEquals(2, guard.turnedAway());
    for (int id = 0; id < capacity; id++) {
      assertFalse(guard.remember(code(id), 59, 200));
    }
    assertEquals(2, guard.turnedAway());
    assertTrue(guard.remember(code(capacity), 60, 200));
    assertEquals(2, guard.turnedAway());
    assertFalse(guard.remember(code(capacity), 199, 200));
  }

  @ParameterizedTest
  @ValueSource(ints = {SEGMENT + 1, 3 * SEGMENT, 10 * SEGMENT})
  void thereIsRoomForAllThatIsPromisedAndHardlyForMore(int capacity) {
    ReplayGuard guard = ReplayGuard.inMemory(capacity);
    for (int id = 0; id < capacity; id++) {
      assertTrue(guard.remember(code(id), 0, 60));
    }
    assertEquals(0, guard.turnedAway());
    int more = 0;
    for (int id = capacity; id < 2 * capacity; id++) {
      more += guard.remember(code(id), 0, 60) ? 1 : 0;
    }
    assertTrue(more < capacity / 2, "took " + more + " more");
    assertEquals(capacity - more, guard.turnedAway());
    for (int id = 0; id < capacity; id++) {
      assertFalse(guard.remember(code(id), 59, 60));
    }
  }

  /** Six hours of a gate in a guard with room for 200 seconds of it. */
  @Test
  void marksThatEndMakeRoomForOthers() {
    ReplayGuard guard = ReplayGuard.inMemory(200);
    for (int second = 0; second < 20_000; second++) {
      assertTrue(guard.remember(code(second), second, second + 200));
      assertFalse(guard.remember(code(Math.max(0, second - 199)), second, second + 200));
    }
    assertEquals(0, guard.turnedAway());
  }

  /** Twenty generations, each of which ends before the one after the next begins. */
  @Test
  void marksThatEndMakeRoomInManyPages() {
    int generation = 5_000;
    ReplayGuard guard = ReplayGuard.inMemory(4 * generation);
    long before = takenOutsideTheHeap();
    for (int id = 0; id < 20 * generation; id++) {
      assertTrue(guard.remember(code(id), id, id + 2 * generation));
      int old = Math.max(0, id - 2 * generation + 1);
      assertFalse(guard.remember(code(old), id, id + 2 * generation));
    }
    assertEquals(0, guard.turnedAway());
    assertTrue(takenOutsideTheHeap() - before < 40L * 4 * generation);
  }

  /** So ten million take less than 400 MB. */
  @Test
  @Tag("large")
  void aFullGuardTakesLessThanFortyBytesAMark() {
    int capacity = 500_000;
    long before = takenOutsideTheHeap();
    ReplayGuard guard = ReplayGuard.inMemory(capacity);
    for (int id = 0; id < capacity; id++) {
      assertTrue(guard.remember(code(id), 0, 60));
    }
    long taken = takenOutsideTheHeap() - before;
    assertFalse(guard.remember(code(0), 59, 60));
    assertTrue(taken < 40L * capacity, "took " + taken);
  }

  private static long takenOutsideTheHeap() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void ofManyThreadsWithOneMarkExactlyOneIsTheFirst() throws Exception {
    int threads = 8;
    int marks = 20_000;
    ReplayGuard guard = ReplayGuard.inMemory();
    AtomicIntegerArray firsts = new AtomicIntegerArray(marks);
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService gates = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        boolean backwards = thread % 2 == 1;
        ends.add(
            gates.submit(
                () -> {
                  together.await();
                  for (int i = 0; i < marks; i++) {
                    int id = backwards ? marks - 1 - i : i;
                    if (guard.remember(code(id), 0, 60)) {
                      firsts.incrementAndGet(id);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      gates.shutdown();
    }
    for (int id = 0; id < marks; id++) {
      assertEquals(1, firsts.get(id));
    }
  }

  @Test
  void aGuardHasRoomForAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> ReplayGuard.inMemory(0));
    assertTrue(ReplayGuard.inMemory(Integer.MAX_VALUE).remember(code(1), 0, 1));
  }

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
