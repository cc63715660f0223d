package dev.suishen.code.citizen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facets that follow from age turn at midnight of the city, UTC+8. */
class CitizenSnapshotTest {
  @Test
  void a_minor_is_of_age_on_the_eighteenth_birthday() {
    CitizenSnapshot born = bornOn(LocalDate.of(2008, 11, 22));
    assertTrue(has(born, Facet.UNDER_18, "2026-11-21T15:59:59Z"));
    assertFalse(has(born, Facet.UNDER_18, "2026-11-21T16:00:00Z"));
  }

  @Test
  void a_senior_is_one_from_the_sixty_fifth_birthday_on() {
    CitizenSnapshot born = bornOn(LocalDate.of(1961, 11, 22));
    assertFalse(has(born, Facet.AGED_65_OR_OLDER, "2026-11-21T15:59:59Z"));
    assertTrue(has(born, Facet.AGED_65_OR_OLDER, "2026-11-21T16:00:00Z"));
  }

  @Test
  void an_account_is_told_to_its_own_scene_alone() {
    CitizenSnapshot citizen = bornOn(LocalDate.of(1990, 1, 1));
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    assertEquals(Facet.SCENE_ACCOUNT_ACTIVE.bit(), citizen.facetsFor(Scene.TRANSIT, now));
    assertEquals(0, citizen.facetsFor(Scene.MEDICAL, now));
  }

  @Test
  void prints_nothing_of_the_person() {
    assertEquals(
        "snapshot made at 1970-01-01T00:00:00Z", bornOn(LocalDate.of(1990, 1, 1)).toString());
  }

  private static boolean has(CitizenSnapshot citizen, Facet facet, String moment) {
    return (citizen.facetsFor(Scene.TRANSIT, Instant.parse(moment)) & facet.bit()) != 0;
  }

  /** With an account in transit, bit 2 of the scenes. */
  private static CitizenSnapshot bornOn(LocalDate birthDate) {
    return new CitizenSnapshot(
        1, "测*者", birthDate, 0, 1 << 2, null, Map.of(), Map.of(), Instant.EPOCH);
  }
}
