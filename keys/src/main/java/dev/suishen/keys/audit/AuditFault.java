package dev.suishen.keys.audit;

/**
 * Where a chain is broken.
 *
 * @param number of the entry that is not as it was written, or is not there
 */
public record AuditFault(Kind kind, long number) {
  /** What is wrong, and what may have been done. */
  public enum Kind {
    /** Its hash does not fit it, or it does not follow the entry before: one of both was edited. */
    EDITED,
    /** It is not there, and later ones are. */
    MISSING,
    /** It comes later than its number says; or an entry before it comes once more. */
    OUT_OF_ORDER,
    /** The chain does not start with it, or it goes on from something. */
    NOT_THE_FIRST,
    /** The chain ends before it, and a head known from outside does not. */
    CUT_SHORT,
    /** It is another entry than the head known from outside: the chain was written anew. */
    HEAD_DIFFERS
  }
}
