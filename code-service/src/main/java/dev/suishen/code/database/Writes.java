package dev.suishen.code.database;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/** Changes what PostgreSQL holds, or tries whether it could; blocks on it. */
@Singleton
public final class Writes {
  private final TransactionOperations<Connection> transactions;

  Writes(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /**
   * Runs in one transaction: the caller's, if there is one.
   *
   * @param dryRun whether all is undone at the end
   */
  public <T> T run(boolean dryRun, Supplier<T> work) {
    return transactions.executeWrite(
        transaction -> {
          T result = work.get();
          if (dryRun) {
            transaction.setRollbackOnly();
          }
          return result;
        });
  }
}
