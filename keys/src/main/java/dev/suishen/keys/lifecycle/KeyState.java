package dev.suishen.keys.lifecycle;

/** Where a key stands. The order is the wire's (wire format §5), which knows no planned key. */
public enum KeyState {
  /** Made, and in no bundle yet. */
  PLANNED,
  /** In a bundle, so that verifiers know it before it signs. */
  PUBLISHED,
  /** Signs. */
  ACTIVE,
  /** Signs no more; what it signed is good. */
  RETIRED,
  /** Nothing that it signed is good. For ever. */
  REVOKED;

  /** 1 to 4 in a bundle; 0 is in none. */
  public int wireNumber() {
    return ordinal();
  }

  /**
   * @throws IllegalArgumentException for a number of no state that bundles know
   */
  public static KeyState ofWire(int number) {
    if (number < PUBLISHED.wireNumber() || number > REVOKED.wireNumber()) {
      throw new IllegalArgumentException("key state " + number);
    }
    return values()[number];
  }
}
