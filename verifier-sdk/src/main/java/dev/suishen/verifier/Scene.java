package dev.suishen.verifier;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a code is shown (wire format §3.1). Each scene reads its own part of a code and no other.
 */
public enum Scene {
  /** Hospitals and pharmacies. */
  MEDICAL(1),
  /** Metro, buses and ferries. */
  TRANSIT(2),
  /** Culture, tourism and sport. */
  VENUE(3),
  /** Checking in. */
  HOTEL(4),
  /** Government service. */
  SERVICE(5);

  private final int number;

  Scene(int number) {
    this.number = number;
  }

  /** {@return the number on the wire, 1 to 5} */
  public int number() {
    return number;
  }

  /** {@return the name in the HTTP interface and on command lines, e.g. {@code transit}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a scene by its number.
   *
   * @param number as on the wire
   * @return empty for a number that this version has no name for
   */
  public static Optional<Scene> ofNumber(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }

  /**
   * Finds a scene by its {@link #label}.
   *
   * @param label in small letters
   * @return empty where there is none of that name
   */
  public static Optional<Scene> ofLabel(String label) {
    for (Scene scene : values()) {
      if (scene.label().equals(label)) {
        return Optional.of(scene);
      }
    }
    return Optional.empty();
  }
}
