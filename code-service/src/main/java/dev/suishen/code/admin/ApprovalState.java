package dev.suishen.code.admin;

/** Where an approval stands; all but the first are for good. */
public enum ApprovalState {
  PENDING,
  APPROVED,
  REJECTED,
  EXPIRED
}
