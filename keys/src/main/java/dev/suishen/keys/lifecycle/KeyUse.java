package dev.suishen.keys.lifecycle;

import dev.suishen.verifier.TrustBundle;

/** What a key signs (wire format §5). A key has one use. */
public enum KeyUse {
  CODES(TrustBundle.SigningKey.FOR_CODES),
  STATUS_LISTS(TrustBundle.SigningKey.FOR_STATUS_LISTS);

  private final int wireNumber;

  KeyUse(int wireNumber) {
    this.wireNumber = wireNumber;
  }

  public int wireNumber() {
    return wireNumber;
  }

  /**
   * @throws IllegalArgumentException for a number of no use that this version knows
   */
  public static KeyUse ofWire(int number) {
    for (KeyUse use : values()) {
      if (use.wireNumber == number) {
        return use;
      }
    }
    throw new IllegalArgumentException("key use " + number);
  }
}
