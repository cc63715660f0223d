package dev.suishen.keys.cli.audit;

import dev.suishen.keys.audit.AuditChain;
import dev.suishen.keys.audit.AuditFault;
import dev.suishen.keys.audit.AuditFault.Kind;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import java.util.Optional;

/**
 * What came of a chain.
 *
 * @param number with {@code hash} the last entry up to which it is whole: the head to be kept
 * @param fault its kind; empty where it is whole
 * @param faultAt number of the entry; 0 where it is whole
 */
record Checked(long number, String hash, String fault, long faultAt) {

  static Checked of(AuditChain chain) {
    return of(chain.intact(), chain.fault());
  }

  /**
   * @param told where the service says that its log ends
   */
  static Checked of(AuditChain chain, AuditHead told) {
    return of(chain.intact(), chain.fault().or(() -> fault(chain.intact(), told)));
  }

  private static Optional<AuditFault> fault(AuditHead intact, AuditHead told) {
    if (intact.equals(told)) {
      return Optional.empty();
    }
    return Optional.of(
        intact.number() < told.number()
            ? new AuditFault(Kind.CUT_SHORT, intact.number() + 1)
            : new AuditFault(Kind.HEAD_DIFFERS, told.number()));
  }

  private static Checked of(AuditHead intact, Optional<AuditFault> fault) {
    return new Checked(
        intact.number(),
        intact.hash(),
        fault.map(found -> found.kind().name()).orElse(""),
        fault.map(AuditFault::number).orElse(0L));
  }

  Exit exit() {
    return fault.isEmpty() ? Exit.DONE : Exit.REFUSED;
  }

  Page page() {
    Page page = new Page();
    if (fault.isEmpty()) {
      page.line("The chain is whole: " + number + " entries.");
    } else {
      page.line("The chain is broken at entry " + faultAt + ": " + fault + ".");
      page.line("Up to entry " + number + " it is whole.");
    }
    return page.line("Head, to be kept elsewhere: " + number + ":" + hash);
  }
}
