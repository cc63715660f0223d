package dev.suishen.code.scene;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calendar of the city: UTC+8, all the year. */
public final class CityDay {
  private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

  private CityDay() {}

  public static LocalDate of(Instant instant) {
    return instant.atOffset(CITY).toLocalDate();
  }
}
