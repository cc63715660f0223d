package dev.suishen.verifier.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory reading may ask for, whether it keeps it or not. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Runs, and runs again where too much was allocated: the first time may have loaded classes.
   *
   * @param most bytes
   */
  static void within(long most, Runnable reading) {
    if (of(reading) > most) {
      long again = of(reading);
      Require.that(again <= most, again + " bytes allocated, of " + most);
    }
  }

  private static long of(Runnable reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    reading.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
