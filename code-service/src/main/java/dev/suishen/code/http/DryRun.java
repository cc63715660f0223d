package dev.suishen.code.http;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;

/**
 * Whether a write is only tried: nothing but {@code true} and {@code false} is taken for either.
 */
final class DryRun {
  /** For a request that does not say. */
  static final String NO = "false";

  private DryRun() {}

  /**
   * @throws Fault PARAMETER_INVALID
   */
  static boolean parse(String dryRun) {
    return switch (dryRun) {
      case "true" -> true;
      case NO -> false;
      default -> throw Fault.of(FaultCode.PARAMETER_INVALID, "dryRun is true or false");
    };
  }
}
