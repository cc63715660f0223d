package dev.suishen.code.admin;

import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Who did what to the city's keys: one chain without gaps, however many instances append to it.
 * Blocks on PostgreSQL.
 */
@Singleton
public final class AuditLog {
  private static final TransactionDefinition CALLERS =
      TransactionDefinition.of(Propagation.MANDATORY);

  private final TransactionOperations<Connection> transactions;
  private final AuditRepository entries;
  private final HeadRepository heads;
  private final Clock clock;

  AuditLog(
      TransactionOperations<Connection> transactions,
      AuditRepository entries,
      HeadRepository heads,
      Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.heads = heads;
    this.clock = clock;
  }

  /**
   * Appends in the caller's transaction: what was done and that it was done are kept together, or
   * neither. Nobody else appends until that ends, so it is the last thing that a transaction does.
   *
   * @param actor account of the administrator, or {@code rotation}
   * @param subject serial, kid or number of what it was done to
   * @param detail more of it, by name: no secret and nothing of a citizen; at most 16
   * @throws IllegalTransactionStateException outside a transaction
   * @throws IllegalArgumentException if a text is not {@link AuditEntry#TEXT}
   */
  public AuditEntry append(
      String actor, AuditAction action, String subject, Map<String, String> detail) {
    return transactions.execute(
        CALLERS,
        transaction -> {
          AuditEntry entry =
              heads.lock().head().next(clock.instant(), actor, action.name(), subject, detail);
          entries.save(AuditRow.of(entry));
          heads.move(entry.number(), entry.hash());
          return entry;
        });
  }

  /**
   * @param after number of the last entry that is known, from 0
   * @param limit of entries
   * @return in order
   */
  public List<AuditEntry> after(long after, int limit) {
    return entries.findAfter(after, limit).stream().map(AuditRow::entry).toList();
  }

  public AuditHead head() {
    return heads.find().head();
  }
}
