package dev.suishen.verifier;

import java.util.Optional;

/** What sort of code it is (wire format §3). */
public enum CodeKind {
  /** Refreshed from the service; lives for a minute or so, at most 300 s. */
  LIVE,
  /** Held by a device and shown with that device's proof; at most 7 days. */
  PASS,
  /** Printed; at most 180 days, and the person at the gate checks an identity document. */
  PAPER;

  /** {@return the number on the wire, 0 to 2} */
  public int number() {
    return ordinal();
  }

  /**
   * Finds a kind by its number.
   *
   * @param number as on the wire
   * @return empty for a number that this version has no name for
   */
  public static Optional<CodeKind> ofNumber(long number) {
    return number >= 0 && number < values().length
        ? Optional.of(values()[(int) number])
        : Optional.empty();
  }
}
