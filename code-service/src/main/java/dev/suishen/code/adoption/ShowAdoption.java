package dev.suishen.code.adoption;

import dev.suishen.code.database.Database;
import dev.suishen.keys.lifecycle.Lifecycle;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Shows which bundle the verifiers of each operator hold. */
@Singleton
public final class ShowAdoption {
  private final HoldingRepository holdings;
  private final Lifecycle lifecycle;
  private final Database database;
  private final Clock clock;

  ShowAdoption(HoldingRepository holdings, Lifecycle lifecycle, Database database, Clock clock) {
    this.holdings = holdings;
    this.lifecycle = lifecycle;
    this.database = database;
    this.clock = clock;
  }

  /**
   * By operator; those of whom no verifier is remembered are left out.
   *
   * @param newest serial of the city's newest bundle
   */
  public CompletionStage<List<OperatorAdoption>> operators(long newest) {
    Instant since = clock.instant().minus(lifecycle.leadTime());
    return database.call(() -> OperatorAdoption.of(holdings.count(since), newest));
  }
}
