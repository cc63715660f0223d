package dev.suishen.code.scene;

import dev.suishen.verifier.Scene;
import java.time.Instant;
import java.time.YearMonth;

/** For how long a scene's pseudonyms stay the same (wire format §3.1). */
final class PseudonymPeriod {
  private PseudonymPeriod() {}

  /** The period that holds this moment: {@code ever}, a month or a day of the city's calendar. */
  static String of(Scene scene, Instant moment) {
    return switch (scene) {
      case MEDICAL, HOTEL, SERVICE -> "ever";
      case TRANSIT -> YearMonth.from(CityDay.of(moment)).toString();
      case VENUE -> CityDay.of(moment).toString();
    };
  }
}
