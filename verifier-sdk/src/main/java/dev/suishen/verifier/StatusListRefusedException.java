package dev.suishen.verifier;

/** A status list was offered and not taken; the one held before, if any, is held still. */
public final class StatusListRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Never null. */
  private final Cause cause;

  StatusListRefusedException(Cause cause, String message) {
    super(cause + ": " + message);
    this.cause = cause;
  }

  /** {@return why, by its stable name} */
  public Cause reason() {
    return cause;
  }

  /** Stable names. */
  public enum Cause {
    /** Not a Status List Token of wire format §6, or not of the size that a list must have. */
    LIST_MALFORMED,
    /** Signed by no key of the bundle that may sign status lists. */
    LIST_SIGNATURE,
    /** Its URI is not among the bundle's lists, or not that of the place it was asked for at. */
    LIST_UNKNOWN,
    /** Its {@code iat} is earlier than that of the one held. */
    LIST_ROLLBACK
  }
}
