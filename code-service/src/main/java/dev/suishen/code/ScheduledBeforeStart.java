package dev.suishen.code;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * Micronaut plans scheduled methods in the common pool, beside the start. If one is looked at in
 * the moment in which the context is no longer starting, it counts as failed and the context stops;
 * so the start does not end before that is done.
 */
@Singleton
final class ScheduledBeforeStart implements ApplicationEventListener<StartupEvent> {
  private static final int MOST_SECONDS = 10;

  @Override
  public void onApplicationEvent(StartupEvent starting) {
    ForkJoinPool.commonPool().awaitQuiescence(MOST_SECONDS, TimeUnit.SECONDS);
  }
}
