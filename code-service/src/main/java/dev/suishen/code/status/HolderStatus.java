package dev.suishen.code.status;

/** The state of a registration (wire format §6). */
public enum HolderStatus {
  VALID,
  /** For good. */
  INVALID,
  /** Can come back. */
  SUSPENDED;

  /** The two bits on the wire. */
  public int bits() {
    return ordinal();
  }
}
