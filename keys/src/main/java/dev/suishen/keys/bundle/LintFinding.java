package dev.suishen.keys.bundle;

/**
 * Something about a draft that a person should know before it is signed or published.
 *
 * @param words what exactly, in a sentence for people
 */
public record LintFinding(Check check, String words) {
  public Severity severity() {
    return check.severity;
  }

  /** How bad it is. */
  public enum Severity {
    /** Verifiers would refuse the bundle, or good codes because of it, or take bad ones. */
    ERROR,
    /** There can be a reason for it; somebody should know the reason. */
    WARNING
  }

  /** Stable names. */
  public enum Check {
    /** Its serial is not higher than that of the bundle before. */
    SERIAL_NOT_HIGHER(Severity.ERROR),
    /** A serial, or more, was left out. */
    SERIAL_JUMP(Severity.WARNING),
    /** Issued, next update and expiry are not in this order, or it is issued before the former. */
    TIMES_OUT_OF_ORDER(Severity.ERROR),
    /**
     * A verifier that takes it now and goes offline for the lead time would hold an expired one.
     */
    EXPIRY_TOO_NEAR(Severity.ERROR),
    /** A verifier that is kept from newer ones would go on trusting it for too long. */
    EXPIRY_TOO_FAR(Severity.WARNING),
    /** Two keys, or two roots, have one kid, or one had it in the bundle before. */
    KID_COLLISION(Severity.ERROR),
    /** The point of a key or root is none that an honest generator makes. */
    KEY_INVALID(Severity.ERROR),
    /** A key is gone while a code of it may still be shown. */
    KEY_VANISHED(Severity.ERROR),
    /** A key has another window or use than before. */
    KEY_CHANGED(Severity.ERROR),
    /** A key went back to an earlier state, from revoked above all. */
    STATE_WENT_BACK(Severity.ERROR),
    /** A key signs that the bundle before did not carry: no verifier that is offline knows it. */
    ACTIVE_UNSEEN(Severity.ERROR),
    /** For a time before the bundle expires, or between two keys, no key of a use may sign. */
    WINDOW_GAP(Severity.ERROR),
    /** No key of a use signs now. */
    NO_ACTIVE_KEY(Severity.WARNING),
    /** Where the active key is stolen, none that verifiers know could follow it. */
    NO_NEXT_KEY(Severity.WARNING),
    /** A status list is gone: PASS and PAPER codes in it become STATUS_STALE. */
    STATUS_LIST_VANISHED(Severity.ERROR),
    /** Roots or threshold change: the former ones and the new ones must sign. */
    ROOTS_CHANGED(Severity.WARNING);

    private final Severity severity;

    Check(Severity severity) {
      this.severity = severity;
    }
  }
}
