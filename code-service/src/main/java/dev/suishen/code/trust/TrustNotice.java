package dev.suishen.code.trust;

import dev.suishen.code.redis.Redis;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The word that ring or bundles have changed; what they are is in PostgreSQL. It may be lost, so
 * whoever listens also looks from time to time.
 */
@Singleton
public class TrustNotice {
  private static final Logger LOG = LoggerFactory.getLogger(TrustNotice.class);
  private static final String CHANNEL = "trust";

  private final Redis redis;
  private final ExecutorService threads;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  TrustNotice(Redis redis, @Named(TaskExecutors.SCHEDULED) ExecutorService threads) {
    this.redis = redis;
    this.threads = threads;
    redis.listen(CHANNEL, word -> arrive());
  }

  /** Runs {@code listener}, on a thread of its own, with every notice. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Tells this instance, and through Redis all others; never throws: the change is made. */
  void tell() {
    arrive();
    try {
      redis.tell(CHANNEL, "changed");
    } catch (RuntimeException serviceStops) {
      LOG.debug("No other instance was told", serviceStops);
    }
  }

  /** Outside of what has told: its transaction's connection is closed. */
  private void arrive() {
    try (PropagatedContext.Scope outside = PropagatedContext.empty().propagate()) {
      listeners.forEach(threads::execute);
    } catch (RejectedExecutionException serviceStops) {
      // Then nobody needs to know.
    }
  }
}
