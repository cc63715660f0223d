package dev.suishen.code;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.StartupEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ScheduledBeforeStartTest {

  @Test
  void the_start_does_not_end_before_what_goes_on_beside_it() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              begun.countDown();
              work();
              done.set(true);
            });
    begun.await();
    try (ApplicationContext context = ApplicationContext.builder().build()) {
      new ScheduledBeforeStart().onApplicationEvent(new StartupEvent(context));
    }
    assertTrue(done.get());
  }

  private static void work() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
