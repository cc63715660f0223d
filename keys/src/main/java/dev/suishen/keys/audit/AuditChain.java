package dev.suishen.keys.audit;

import dev.suishen.keys.audit.AuditFault.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain from its first entry on, entry by entry, in memory that does not grow with it.
 * Not thread-safe.
 *
 * <pre>{@code
 * AuditChain chain = new AuditChain(known);
 * entries.forEach(chain::add);
 * Optional<AuditFault> fault = chain.fault();
 * }</pre>
 */
public final class AuditChain {
  private final AuditHead known;
  private AuditHead intact = AuditHead.START;
  private @Nullable AuditFault first;

  /**
   * @param known a head that was kept elsewhere; {@link AuditHead#START} where none was
   */
  public AuditChain(AuditHead known) {
    this.known = known;
  }

  /**
   * @param entry the next one, as it stands there
   */
  public void add(AuditEntry entry) {
    first = first == null ? faultOf(entry) : judgedAgain(first, entry);
    if (first == null) {
      intact = entry.head();
    }
  }

  /** The last entry up to which the chain is whole. */
  public AuditHead intact() {
    return intact;
  }

  /** The first fault of what was added, if it were all; empty where there is none. */
  public Optional<AuditFault> fault() {
    if (first == null && intact.number() < known.number()) {
      return Optional.of(new AuditFault(Kind.CUT_SHORT, intact.number() + 1));
    }
    return Optional.ofNullable(first);
  }

  private @Nullable AuditFault faultOf(AuditEntry entry) {
    long expected = intact.number() + 1;
    boolean starts = expected == 1;
    if (!entry.isIntact()) {
      return new AuditFault(Kind.EDITED, entry.number());
    }
    if (entry.number() < expected) {
      return new AuditFault(Kind.OUT_OF_ORDER, entry.number());
    }
    if (entry.number() > expected) {
      return new AuditFault(starts ? Kind.NOT_THE_FIRST : Kind.MISSING, expected);
    }
    if (!entry.previous().equals(intact.hash())) {
      return new AuditFault(starts ? Kind.NOT_THE_FIRST : Kind.EDITED, expected);
    }
    return expected == known.number() && !entry.head().equals(known)
        ? new AuditFault(Kind.HEAD_DIFFERS, expected)
        : null;
  }

  /** What seemed missing may come later. */
  private static AuditFault judgedAgain(AuditFault fault, AuditEntry later) {
    boolean wanting = fault.kind() == Kind.MISSING || fault.kind() == Kind.NOT_THE_FIRST;
    return wanting && later.number() == fault.number()
        ? new AuditFault(Kind.OUT_OF_ORDER, fault.number())
        : fault;
  }
}
