package dev.suishen.code.citizen;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.status.HolderStatus;
import dev.suishen.code.status.StatusRegistry;
import dev.suishen.verifier.CodeKind;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Suspends a citizen's code, or lets it live again; blocks on PostgreSQL. */
@Singleton
public final class SuspendCitizen {
  private final TransactionOperations<Connection> transactions;
  private final CitizenRepository citizens;
  private final StatusRegistry registry;
  private final Snapshots snapshots;

  SuspendCitizen(
      TransactionOperations<Connection> transactions,
      CitizenRepository citizens,
      StatusRegistry registry,
      Snapshots snapshots) {
    this.transactions = transactions;
    this.citizens = citizens;
    this.registry = registry;
    this.snapshots = snapshots;
  }

  /**
   * @param reason 1 to 200 characters; the citizen reads it
   * @throws Fault CITIZEN_UNKNOWN
   */
  public void suspend(String account, String reason) {
    set(account, reason, HolderStatus.SUSPENDED);
  }

  /**
   * @throws Fault CITIZEN_UNKNOWN
   */
  public void reinstate(String account) {
    set(account, null, HolderStatus.VALID);
  }

  private void set(String account, @Nullable String reason, HolderStatus status) {
    transactions.executeWrite(
        transaction -> {
          Citizen citizen =
              citizens
                  .findByAccount(account)
                  .orElseThrow(() -> Fault.of(FaultCode.CITIZEN_UNKNOWN, "no such citizen"));
          citizens.setSuspensionReason(citizen.number(), reason);
          registry.setStatus(citizen.number(), CodeKind.LIVE, status);
          return status;
        });
    snapshots.forget(account);
  }
}
