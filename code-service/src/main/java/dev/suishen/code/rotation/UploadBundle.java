package dev.suishen.code.rotation;

import dev.suishen.code.admin.Approval;
import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.Approvals;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import jakarta.inject.Singleton;

/** Asks a second administrator to let a signed bundle be published; blocks on PostgreSQL. */
@Singleton
public final class UploadBundle {
  private final Writes writes;
  private final Approvals approvals;
  private final PublishBundle publish;

  UploadBundle(Writes writes, Approvals approvals, PublishBundle publish) {
    this.writes = writes;
    this.approvals = approvals;
    this.publish = publish;
  }

  /**
   * @param encoded COSE_Sign, at most 64 KB
   * @throws Fault BUNDLE_REFUSED, BUNDLE_LINT, STEP_REFUSED where it could not be published now
   */
  public Approval upload(byte[] encoded, String actor, boolean dryRun) {
    return writes.run(
        dryRun,
        () -> {
          publish.check(encoded);
          return approvals.propose(actor, ApprovalKind.PUBLISH_BUNDLE, encoded, null);
        });
  }
}
