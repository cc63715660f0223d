package dev.suishen.verifier.journal;

/**
 * The receiver will not have this batch, now or later: to send it again would hold up all others.
 * An outage, or a login that has ended, is an {@link java.io.IOException} instead.
 */
public final class ScansRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * For a {@link ScanUpload}.
   *
   * @param message for people: it is shown as a trouble
   */
  public ScansRefusedException(String message) {
    super(message);
  }
}
