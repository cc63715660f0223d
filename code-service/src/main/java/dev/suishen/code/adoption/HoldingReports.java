package dev.suishen.code.adoption;

import dev.suishen.code.database.Database;
import dev.suishen.code.database.DatabaseAwayException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what verifiers say that they hold, behind the answer that they get: nobody waits for it.
 * What cannot be kept is dropped and counted ({@code suishen_holdings_total} by outcome); the
 * verifier says it again when it next asks.
 */
@Singleton
public class HoldingReports {
  private static final Logger LOG = LoggerFactory.getLogger(HoldingReports.class);

  /** A verifier that is not heard of for so long is forgotten. */
  static final Duration REMEMBERED = Duration.ofDays(90);

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_AT_ONCE = 1000;

  private final BlockingQueue<HoldingReport> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final KeepHoldings holdings;
  private final Database database;
  private final Clock clock;
  private final Counter kept;
  private final Counter dropped;

  HoldingReports(KeepHoldings holdings, Database database, Clock clock, MeterRegistry registry) {
    this.holdings = holdings;
    this.database = database;
    this.clock = clock;
    this.kept = registry.counter("suishen.holdings", "outcome", "kept");
    this.dropped = registry.counter("suishen.holdings", "outcome", "dropped");
  }

  /**
   * Takes note of a report; what is not of its form is no report.
   *
   * @param operator whose valid token came with it
   * @param verifier as it was sent; null where it was not
   * @param serial as it was sent; null where none is held
   */
  public final void note(String operator, @Nullable String verifier, @Nullable String serial) {
    HoldingReport.read(operator, verifier, serial, clock.instant())
        .ifPresent(
            report -> {
              if (!waiting.offer(report)) {
                dropped.increment();
              }
            });
  }

  /** Writes what waits. */
  @Scheduled(fixedDelay = "2s")
  final synchronized void write() {
    List<HoldingReport> reports = new ArrayList<>();
    if (waiting.drainTo(reports, MOST_AT_ONCE) > 0) {
      boolean done = isDone(() -> holdings.keep(reports));
      (done ? kept : dropped).increment(reports.size());
    }
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  final void forgetOld() {
    Instant moment = clock.instant().minus(REMEMBERED);
    isDone(() -> holdings.forgetBefore(moment));
  }

  private boolean isDone(Supplier<Integer> work) {
    try {
      database.call(work).join();
      return true;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof DatabaseAwayException)) {
        LOG.error("What verifiers hold is not kept", e.getCause());
      }
      return false;
    }
  }
}
