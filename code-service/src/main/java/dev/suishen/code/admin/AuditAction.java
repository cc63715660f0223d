package dev.suishen.code.admin;

/** What is written to the audit log; {@code docs/http-api.md} lists them. */
public enum AuditAction {
  KEY_PLANNED,
  KEY_ACTIVATED,
  KEY_RETIRED,
  KEY_FORGOTTEN,
  KEY_REVOKED,
  REVOCATION_PROPOSED,
  BUNDLE_PROPOSED,
  BUNDLE_PUBLISHED,
  APPROVAL_REJECTED,
  APPROVAL_EXPIRED
}
