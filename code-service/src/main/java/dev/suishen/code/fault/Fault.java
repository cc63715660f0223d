package dev.suishen.code.fault;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that could not be served, and why. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FaultCode code;
  private final @Nullable String reason;
  private final @Nullable Duration retryAfter;

  private Fault(
      FaultCode code, String detail, @Nullable String reason, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /**
   * @param detail for people; names nobody
   */
  public static Fault of(FaultCode code, String detail) {
    return new Fault(code, detail, null, null);
  }

  public static Fault suspended(String reason) {
    return new Fault(FaultCode.CITIZEN_SUSPENDED, "the code is suspended", reason, null);
  }

  public static Fault retryLater(FaultCode code, String detail, Duration after) {
    return new Fault(code, detail, null, after);
  }

  public FaultCode code() {
    return code;
  }

  /** Why a citizen is suspended, as the officer wrote it. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
