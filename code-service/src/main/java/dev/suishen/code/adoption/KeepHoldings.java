package dev.suishen.code.adoption;

import dev.suishen.keys.lifecycle.Lifecycle;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes reports to PostgreSQL; blocks on it. */
@Singleton
final class KeepHoldings {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** More verifiers than any operator has; what an operator makes up comes to no more. */
  static final int MOST_VERIFIERS = 50_000;

  private final TransactionOperations<Connection> transactions;
  private final HoldingRepository holdings;

  /** While a verifier says the same, it is written again after this. */
  private final Duration pause;

  KeepHoldings(
      TransactionOperations<Connection> transactions,
      HoldingRepository holdings,
      Lifecycle lifecycle) {
    this.transactions = transactions;
    this.holdings = holdings;
    this.pause = pause(lifecycle.leadTime());
  }

  /** Small beside the lead time, which is counted from what is written. */
  static Duration pause(Duration leadTime) {
    Duration tenth = leadTime.dividedBy(10);
    return tenth.compareTo(LONGEST_PAUSE) < 0 ? tenth : LONGEST_PAUSE;
  }

  /**
   * Keeps the last report of each verifier.
   *
   * @return how many rows have changed
   */
  int keep(List<HoldingReport> reports) {
    SortedMap<String, HoldingReport> last = new TreeMap<>();
    reports.forEach(report -> last.put(report.operator() + '/' + report.verifier(), report));
    return transactions.executeWrite(transaction -> write(last));
  }

  /** In their order, so that two instances never wait for each other. */
  private int write(SortedMap<String, HoldingReport> last) {
    int changed = 0;
    for (HoldingReport report : last.values()) {
      changed +=
          holdings.keep(
              report.operator(),
              report.verifier(),
              report.serial(),
              report.at(),
              report.at().minus(pause),
              MOST_VERIFIERS);
    }
    return changed;
  }

  int forgetBefore(Instant moment) {
    return holdings.forgetBefore(moment);
  }
}
