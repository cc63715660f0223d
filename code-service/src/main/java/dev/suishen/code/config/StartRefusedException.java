package dev.suishen.code.config;

/** The service does not start as it is set up; {@link #reason} is a stable name for why. */
public class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  public StartRefusedException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Stable, in capitals, e.g. {@code DATA_DIRECTORY_IN_USE}. */
  public final String reason() {
    return reason;
  }
}
