package dev.suishen.keys.ceremony;

/** A ceremony cannot be held, or what it made does not hold; nothing is left that looks made. */
public final class CeremonyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String subject;

  CeremonyRefusedException(Reason reason, String subject, String words) {
    super(reason + ": " + subject + ": " + words);
    this.reason = reason;
    this.subject = subject;
  }

  /** Why, by its stable name. */
  public Reason reason() {
    return reason;
  }

  /** The root or the file that it is about. */
  public String subject() {
    return subject;
  }

  /** Whether another passphrase would do. */
  public boolean isOfPassphrase() {
    return reason == Reason.PASSPHRASE_SHORT || reason == Reason.PASSPHRASE_SHARED;
  }

  /** Stable names. */
  public enum Reason {
    /** The output folder, or what a broken ceremony left of it, is there already. */
    OUTPUT_EXISTS,
    /** The folder that is to have the output is not there. */
    OUTPUT_HOMELESS,
    /** A passphrase has fewer characters than {@link Ceremony#SHORTEST_PASSPHRASE}. */
    PASSPHRASE_SHORT,
    /** Two roots are to be under one passphrase. */
    PASSPHRASE_SHARED,
    /** What was made and what was read back differ. */
    NOT_AS_MADE
  }
}
