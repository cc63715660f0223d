package dev.suishen.code.admin;

/** What takes two administrators. */
public enum ApprovalKind {
  PUBLISH_BUNDLE(AuditAction.BUNDLE_PROPOSED, AuditAction.BUNDLE_PUBLISHED),
  REVOKE_KEY(AuditAction.REVOCATION_PROPOSED, AuditAction.KEY_REVOKED);

  private final AuditAction proposed;
  private final AuditAction taken;

  ApprovalKind(AuditAction proposed, AuditAction taken) {
    this.proposed = proposed;
    this.taken = taken;
  }

  AuditAction proposed() {
    return proposed;
  }

  AuditAction taken() {
    return taken;
  }
}
