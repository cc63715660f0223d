package dev.suishen.code.admin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An approval as it is kept; {@link Approval} says what its columns are. */
@MappedEntity("approval")
record ApprovalRow(
    @Id long id,
    ApprovalKind kind,
    ApprovalState state,
    byte[] what,
    String subject,
    @Nullable String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String rejection) {

  ApprovalRow decided(
      ApprovalState end, @Nullable String by, Instant at, @Nullable String rejected) {
    return new ApprovalRow(
        id, kind, end, what, subject, reason, proposedBy, proposedAt, by, at, rejected);
  }

  /**
   * @param step of this kind
   */
  Approval told(ApprovedStep step) {
    boolean pending = state == ApprovalState.PENDING;
    return new Approval(
        id,
        kind,
        state,
        subject,
        reason,
        proposedBy,
        proposedAt,
        decidedBy,
        decidedAt,
        rejection,
        pending ? step.changesRoots(what) : null,
        pending ? step.findings(what).stream().map(Finding::of).toList() : null);
  }
}
