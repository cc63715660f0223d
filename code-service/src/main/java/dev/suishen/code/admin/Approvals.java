package dev.suishen.code.admin;

import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.keys.audit.AuditEntry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Four eyes: one administrator proposes a step, another one approves it, and then it is taken,
 * once. Every outcome is in the audit log or is none. Blocks on PostgreSQL.
 */
@Singleton
public final class Approvals {
  private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
  private static final Duration LIFE = Duration.ofDays(7);
  private static final int MOST_LISTED = 100;

  private final Writes writes;
  private final ApprovalRepository approvals;
  private final AuditLog audit;
  private final Clock clock;
  private final Map<ApprovalKind, ApprovedStep> steps = new EnumMap<>(ApprovalKind.class);

  Approvals(
      Writes writes,
      ApprovalRepository approvals,
      AuditLog audit,
      Clock clock,
      List<ApprovedStep> steps) {
    this.writes = writes;
    this.approvals = approvals;
    this.audit = audit;
    this.clock = clock;
    steps.forEach(step -> this.steps.put(step.kind(), step));
  }

  /**
   * Proposes a step, in the caller's transaction if there is one.
   *
   * @param what in the form of the kind's {@link ApprovedStep}, which has found nothing against it
   * @param reason is {@link AuditEntry#TEXT}
   */
  public Approval propose(String actor, ApprovalKind kind, byte[] what, @Nullable String reason) {
    return writes.run(
        false,
        () -> {
          ApprovalRow row =
              approvals.save(
                  new ApprovalRow(
                      approvals.nextNumber(),
                      kind,
                      ApprovalState.PENDING,
                      what,
                      step(kind).subject(what),
                      reason,
                      actor,
                      now(),
                      null,
                      null,
                      null));
          append(actor, kind.proposed(), row, reason);
          return told(row);
        });
  }

  /**
   * Takes the step.
   *
   * @throws Fault NOT_FOUND, ALREADY_DECIDED, FOUR_EYES; or what the step is refused with, and then
   *     it is still pending
   */
  public Approval approve(long id, String actor, boolean dryRun) {
    expireDue();
    Outcome outcome = writes.run(dryRun, () -> take(pending(id), actor));
    if (!dryRun) {
      AuditEntry head = outcome.entry;
      LOG.info(
          "Approval {} is given; the audit log ends in {}, {}", id, head.number(), head.hash());
    }
    return told(outcome.row);
  }

  /**
   * Lays the step aside; who proposed it may do so as well.
   *
   * @param reason is {@link AuditEntry#TEXT}
   * @throws Fault NOT_FOUND, ALREADY_DECIDED
   */
  public Approval reject(long id, String actor, String reason, boolean dryRun) {
    expireDue();
    return writes.run(
        dryRun,
        () -> {
          ApprovalRow row = pending(id).decided(ApprovalState.REJECTED, actor, now(), reason);
          approvals.update(row);
          append(actor, AuditAction.APPROVAL_REJECTED, row, reason);
          return told(row);
        });
  }

  /**
   * @param state of those that are asked for; all where it is null
   * @return at most 100, the newest first
   */
  public List<Approval> list(@Nullable ApprovalState state) {
    expireDue();
    List<ApprovalRow> rows =
        state == null
            ? approvals.findNewest(MOST_LISTED)
            : approvals.findNewest(state, MOST_LISTED);
    return rows.stream().map(this::told).toList();
  }

  private Outcome take(ApprovalRow row, String actor) {
    ApprovedStep step = step(row.kind());
    if (actor.equals(row.proposedBy()) || step.barred(row.what()).contains(actor)) {
      throw Fault.of(FaultCode.FOUR_EYES, "another administrator is to approve this");
    }
    step.take(row.what(), row.proposedBy(), actor);
    ApprovalRow decided = row.decided(ApprovalState.APPROVED, actor, now(), null);
    approvals.update(decided);
    return new Outcome(decided, append(actor, row.kind().taken(), row, row.reason()));
  }

  private ApprovalRow pending(long id) {
    ApprovalRow row =
        approvals
            .lock(id)
            .orElseThrow(() -> Fault.of(FaultCode.NOT_FOUND, "there is no such approval"));
    if (row.state() != ApprovalState.PENDING || !now().isBefore(row.proposedAt().plus(LIFE))) {
      throw Fault.of(FaultCode.ALREADY_DECIDED, "this approval is no longer pending");
    }
    return row;
  }

  /** Approvals expire when they are looked at: nothing can be done with them before. */
  private void expireDue() {
    writes.run(
        false,
        () -> {
          List<ApprovalRow> due = approvals.lockPendingSince(now().minus(LIFE));
          due.forEach(this::expire);
          return due;
        });
  }

  private void expire(ApprovalRow row) {
    Instant end = row.proposedAt().plus(LIFE);
    approvals.update(row.decided(ApprovalState.EXPIRED, null, end, null));
    append("expiry", AuditAction.APPROVAL_EXPIRED, row, null);
  }

  private AuditEntry append(
      String actor, AuditAction action, ApprovalRow row, @Nullable String reason) {
    Map<String, String> detail = new TreeMap<>();
    detail.put("approval", Long.toString(row.id()));
    detail.put("proposedBy", row.proposedBy());
    Optional.ofNullable(reason).ifPresent(words -> detail.put("reason", words));
    return audit.append(actor, action, row.subject(), detail);
  }

  private Approval told(ApprovalRow row) {
    return row.told(step(row.kind()));
  }

  private ApprovedStep step(ApprovalKind kind) {
    ApprovedStep step = steps.get(kind);
    if (step == null) {
      throw new IllegalStateException("nothing does " + kind);
    }
    return step;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private record Outcome(ApprovalRow row, AuditEntry entry) {}
}
