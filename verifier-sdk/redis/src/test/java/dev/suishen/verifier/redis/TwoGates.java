package dev.suishen.verifier.redis;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** Two threads that do each of many things at the same instant. */
final class TwoGates {
  private TwoGates() {}

  /** How many of {@code times} exactly one of the two let in. */
  static int oneAdmits(int times, IntPredicate one, IntPredicate other) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService second = Executors.newSingleThreadExecutor();
    try {
      boolean[] byOther = new boolean[times];
      Future<?> end =
          second.submit(
              () -> {
                for (int i = 0; i < times; i++) {
                  together.await();
                  byOther[i] = other.test(i);
                }
                return null;
              });
      boolean[] byOne = new boolean[times];
      for (int i = 0; i < times; i++) {
        together.await();
        byOne[i] = one.test(i);
      }
      end.get();
      int exact = 0;
      for (int i = 0; i < times; i++) {
        exact += byOne[i] ^ byOther[i] ? 1 : 0;
      }
      return exact;
    } finally {
      second.shutdownNow();
    }
  }
}
