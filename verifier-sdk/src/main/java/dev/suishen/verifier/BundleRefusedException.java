package dev.suishen.verifier;

/** A trust bundle was offered and not taken; what was held before is held still. */
public final class BundleRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Never null. */
  private final Cause cause;

  BundleRefusedException(Cause cause, String message) {
    super(cause + ": " + message);
    this.cause = cause;
  }

  /** {@return why, by its stable name} */
  public Cause reason() {
    return cause;
  }

  /** Stable names (wire format §8). */
  public enum Cause {
    /** Not a trust bundle of this format, or larger than 64 KB. */
    BUNDLE_MALFORMED,
    /** Too few of the roots trusted now, or of the roots it brings, have signed it. */
    BUNDLE_SIGNATURE,
    /** Its serial is below the one held, or the same with other bytes. */
    BUNDLE_ROLLBACK,
    /** It had expired at the moment it was offered. */
    BUNDLE_EXPIRED
  }
}
