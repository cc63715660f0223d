package dev.suishen.code.trust;

import dev.suishen.code.fault.Fault;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyRingFile;
import dev.suishen.keys.lifecycle.StepRefusedException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The city's signing keys: one row of PostgreSQL. Its lock is the lock of every change of ring and
 * bundles, so no step is taken twice. Blocks on PostgreSQL.
 */
@Singleton
public final class CityRing {
  private final RingRepository rows;
  private final TransactionOperations<Connection> transactions;
  private final TrustNotice notice;
  private final Clock clock;

  CityRing(
      RingRepository rows,
      TransactionOperations<Connection> transactions,
      TrustNotice notice,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.notice = notice;
    this.clock = clock;
  }

  /** As it is now; waits for nobody. */
  public KeyRing read() {
    return held().keys();
  }

  Held held() {
    return Held.of(rows.find());
  }

  /**
   * Changes it in one transaction, the caller's if there is one; all instances are told once that
   * has committed.
   *
   * @return the ring after it
   * @throws Fault STEP_REFUSED
   */
  public KeyRing change(Step step) {
    return changeIf((ring, now) -> Optional.of(step.from(ring, now))).orElseThrow();
  }

  /**
   * The same, where the step finds that there is something to do.
   *
   * @return the ring after it; empty where nothing was changed
   */
  public Optional<KeyRing> changeIf(Choice choice) {
    return transactions.executeWrite(
        transaction -> {
          Optional<KeyRing> changed = chosen(choice, Held.of(rows.lock()).keys());
          changed.ifPresent(
              ring -> {
                rows.put(KeyRingFile.of(ring).toJson());
                transaction.registerSynchronization(new Tell());
              });
          return changed;
        });
  }

  /** The first ring, where a city has none; does nothing where it has. */
  boolean begin(Choice choice) {
    return transactions.executeWrite(
        transaction -> rows.lock().version() == 0 && changeIf(choice).isPresent());
  }

  private Optional<KeyRing> chosen(Choice choice, KeyRing ring) {
    try {
      return choice.from(ring, clock.instant());
    } catch (StepRefusedException e) {
      throw Fault.stepRefused(e);
    }
  }

  /** What becomes of the ring; whatever else it writes is in the same transaction. */
  @FunctionalInterface
  public interface Step {
    KeyRing from(KeyRing ring, Instant now) throws StepRefusedException;
  }

  /** The same; empty where nothing is to be done. */
  @FunctionalInterface
  public interface Choice {
    Optional<KeyRing> from(KeyRing ring, Instant now) throws StepRefusedException;
  }

  /** The ring of one moment. */
  record Held(long version, KeyRing keys) {
    static Held of(RingRow row) {
      try {
        return new Held(row.version(), KeyRingFile.parse(row.ring()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final class Tell implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      notice.tell();
    }
  }
}
