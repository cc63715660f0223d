package dev.suishen.verifier.testkit;

/**
 * Someone who shows codes. Holders of one number are one person.
 *
 * @param number 0 to 2²⁰−1
 */
public record PretendHolder(int number) {
  static final int MOST = 1 << 20;

  /** Refuses a number out of range with an {@link IllegalArgumentException}. */
  public PretendHolder {
    if (number < 0 || number >= MOST) {
      throw new IllegalArgumentException("holder " + number + " of " + MOST);
    }
  }

  /** What this person's places in status lists are: one a scene, unrelated between scenes. */
  int place(int scene) {
    return (number * 0x9E375 + scene * 0x3C6EF) & MOST - 1;
  }
}
