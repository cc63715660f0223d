package dev.suishen.code.rotation;

import dev.suishen.code.admin.Approval;
import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.Approvals;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.StepRefusedException;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Asks a second administrator to let a key be revoked; blocks on PostgreSQL. */
@Singleton
public final class ProposeRevocation {
  private final Writes writes;
  private final Approvals approvals;
  private final CityRing ring;
  private final Lifecycle lifecycle;
  private final Clock clock;

  ProposeRevocation(
      Writes writes, Approvals approvals, CityRing ring, Lifecycle lifecycle, Clock clock) {
    this.writes = writes;
    this.approvals = approvals;
    this.ring = ring;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /**
   * @param reason is {@link dev.suishen.keys.audit.AuditEntry#TEXT}
   * @throws Fault STEP_REFUSED where it would be refused now
   */
  public Approval propose(int kid, String reason, String actor, boolean dryRun) {
    return writes.run(
        dryRun,
        () -> {
          requireAllowed(kid);
          return approvals.propose(actor, ApprovalKind.REVOKE_KEY, RevokeKey.what(kid), reason);
        });
  }

  private void requireAllowed(int kid) {
    try {
      lifecycle.revoke(ring.read(), kid, clock.instant());
    } catch (StepRefusedException e) {
      throw Fault.stepRefused(e);
    }
  }
}
