package dev.suishen.verifier.refresh;

import java.time.Duration;

/** A source could not give what it was asked for; what is held stays as it is. */
public final class FetchFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Never null. */
  private final Cause cause;

  /** Never null. */
  private final Duration retryAfter;

  /**
   * @param message for people, naming what was asked for
   */
  public FetchFailedException(Cause cause, String message) {
    this(cause, message, Duration.ZERO);
  }

  /**
   * @param message for people, naming what was asked for
   * @param retryAfter see {@link #retryAfter()}
   */
  public FetchFailedException(Cause cause, String message, Duration retryAfter) {
    super(message);
    this.cause = cause;
    this.retryAfter = retryAfter;
  }

  /** Why, by its stable name. */
  public Cause reason() {
    return cause;
  }

  /** How long the source asks to be left alone; zero where it says nothing. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Stable names. */
  public enum Cause {
    /** No whole answer came: no network, a time-out, a connection cut, no stick in its place. */
    UNREACHABLE,
    /** There is no such thing there: HTTP 404 or 410, no such file. */
    ABSENT,
    /** It gives this to others: HTTP 401 or 403, or no token to show. */
    NOT_ALLOWED,
    /** Another HTTP status than 200. */
    HTTP_STATUS,
    /** Larger than what was asked for can be. */
    TOO_LARGE,
    /** What came, or the path that was to be asked for, is not of its form. */
    MALFORMED,
    /** Scene keys on a stick that are sealed with another key, or were changed since. */
    SEAL_BROKEN
  }
}
