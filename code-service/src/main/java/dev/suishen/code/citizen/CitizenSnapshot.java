package dev.suishen.code.citizen;

import dev.suishen.code.scene.CityDay;
import dev.suishen.code.scene.FacetPolicy;
import dev.suishen.code.scene.Pseudonym;
import dev.suishen.code.scene.SceneBits;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that issuing needs to know of a citizen.
 *
 * @param number 40 bits
 * @param maskedName e.g. 张*三
 * @param facets bits that do not follow from age or scene
 * @param accounts bit <i>n</i>: an account is active in scene number <i>n</i>
 * @param suspensionReason null unless suspended
 * @param statusIndexes place in each scene's status lists, 32 bits
 * @param pseudonyms as of the moment it was made, or later
 * @param madeAt when PostgreSQL was asked
 */
@Serdeable
public record CitizenSnapshot(
    long number,
    String maskedName,
    LocalDate birthDate,
    int facets,
    int accounts,
    @Nullable String suspensionReason,
    Map<Scene, Long> statusIndexes,
    Map<Scene, Pseudonym> pseudonyms,
    Instant madeAt) {
  private static final int ADULT = 18;
  private static final int SENIOR = 65;

  CitizenSnapshot withPseudonyms(Map<Scene, Pseudonym> current) {
    return new CitizenSnapshot(
        number,
        maskedName,
        birthDate,
        facets,
        accounts,
        suspensionReason,
        statusIndexes,
        current,
        madeAt);
  }

  /** The facets that a scene sees at a moment, as bits of wire format §3.1. */
  public int facetsFor(Scene scene, Instant moment) {
    int bits = facets;
    if (SceneBits.contains(accounts, scene)) {
      bits |= Facet.SCENE_ACCOUNT_ACTIVE.bit();
    }
    long age = ChronoUnit.YEARS.between(birthDate, CityDay.of(moment));
    if (age < ADULT) {
      bits |= Facet.UNDER_18.bit();
    }
    if (age >= SENIOR) {
      bits |= Facet.AGED_65_OR_OLDER.bit();
    }
    return FacetPolicy.visible(scene, bits);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "snapshot made at " + madeAt;
  }
}
