package dev.suishen.code.admin;

import dev.suishen.code.fault.Fault;
import dev.suishen.keys.bundle.LintFinding;
import java.util.List;
import java.util.Set;

/**
 * What is done once a second administrator approves: a bean for each {@link ApprovalKind}. {@code
 * what} is of the step's own form, at most 64 KB, as it was proposed.
 */
public interface ApprovedStep {
  ApprovalKind kind();

  /** Serial of the bundle, kid of the key. */
  String subject(byte[] what);

  /** The accounts that may not approve it, beside the one that proposes. */
  Set<String> barred(byte[] what);

  /** What the approver should know. */
  default List<LintFinding> findings(byte[] what) {
    return List.of();
  }

  /** Whether what verifiers believe changes hands. */
  default boolean changesRoots(byte[] what) {
    return false;
  }

  /**
   * Does it, in the transaction of the approval, which also writes {@link ApprovalKind#taken} to
   * the audit log; what must be told outside is told once that has committed.
   *
   * @throws Fault where it is refused by now: all is left as it was, and the approval pending
   */
  void take(byte[] what, String proposedBy, String approvedBy);
}
