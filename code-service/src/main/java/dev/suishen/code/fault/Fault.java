package dev.suishen.code.fault;

import dev.suishen.keys.bundle.LintFinding;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.verifier.BundleRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that could not be served, and why. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FaultCode code;
  private final @Nullable String reason;
  private final @Nullable Duration retryAfter;
  private final @Nullable StepRefusedException refusal;
  private final transient List<LintFinding> findings;

  private Fault(
      FaultCode code,
      String detail,
      @Nullable String reason,
      @Nullable Duration retryAfter,
      @Nullable StepRefusedException refusal,
      List<LintFinding> findings) {
    super(detail, null, false, false);
    this.code = code;
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.refusal = refusal;
    this.findings = List.copyOf(findings);
  }

  private Fault(
      FaultCode code, String detail, @Nullable String reason, @Nullable Duration retryAfter) {
    this(code, detail, reason, retryAfter, null, List.of());
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

  /** A step in the life of a key is against a rule. */
  public static Fault stepRefused(StepRefusedException refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return new Fault(FaultCode.STEP_REFUSED, detail, null, null, refusal, List.of());
  }

  /** Verifiers would not take the bundle. */
  public static Fault bundleRefused(BundleRefusedException refusal) {
    String detail = String.valueOf(refusal.getMessage());
    return new Fault(FaultCode.BUNDLE_REFUSED, detail, refusal.reason().name(), null);
  }

  /** Verifiers would take the bundle, and the city must not publish it. */
  public static Fault bundleLint(List<LintFinding> errors) {
    String detail = "the bundle would do harm; its findings say why";
    return new Fault(FaultCode.BUNDLE_LINT, detail, null, null, null, errors);
  }

  public FaultCode code() {
    return code;
  }

  /** Why a citizen is suspended, as the officer wrote it; why a bundle is refused. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Which rule refused the step, and from when it would not. */
  public Optional<StepRefusedException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** What is wrong with a bundle; empty where it is no matter of that. */
  public List<LintFinding> findings() {
    return findings;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
