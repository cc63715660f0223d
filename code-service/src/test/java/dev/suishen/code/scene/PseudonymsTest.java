package dev.suishen.code.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.suishen.code.secret.Secrets;
import dev.suishen.verifier.Scene;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wire format §3.1: what a pseudonym is stable for, in the city's calendar of UTC+8. */
class PseudonymsTest {
  private static final Instant LAST_OF_NOVEMBER = Instant.parse("2026-11-30T15:59:59Z");
  private static final Instant FIRST_OF_DECEMBER = LAST_OF_NOVEMBER.plusSeconds(1);
  private static final Instant LAST_OF_THE_DAY = Instant.parse("2026-11-22T15:59:59Z");

  @TempDir Path folder;
  private Pseudonyms pseudonyms;

  @BeforeEach
  void makeSecrets() {
    pseudonyms =
        new Pseudonyms(
            Secrets.readOrMake(folder.resolve("secrets"), SceneSecrets.ALL, new SecureRandom()));
  }

  @Test
  void transit_turns_with_the_month() {
    assertEquals(
        subject(Scene.TRANSIT, Instant.parse("2026-10-31T16:00:00Z")),
        subject(Scene.TRANSIT, LAST_OF_NOVEMBER));
    assertNotEquals(
        subject(Scene.TRANSIT, LAST_OF_NOVEMBER), subject(Scene.TRANSIT, FIRST_OF_DECEMBER));
  }

  @Test
  void venue_turns_with_the_day() {
    assertEquals(
        subject(Scene.VENUE, Instant.parse("2026-11-21T16:00:00Z")),
        subject(Scene.VENUE, LAST_OF_THE_DAY));
    assertNotEquals(
        subject(Scene.VENUE, LAST_OF_THE_DAY),
        subject(Scene.VENUE, LAST_OF_THE_DAY.plusSeconds(1)));
  }

  @Test
  void medical_hotel_and_service_never_turn() {
    for (Scene scene : new Scene[] {Scene.MEDICAL, Scene.HOTEL, Scene.SERVICE}) {
      assertEquals(subject(scene, LAST_OF_NOVEMBER), subject(scene, FIRST_OF_DECEMBER));
    }
  }

  @Test
  void one_citizen_is_another_subject_in_each_scene_and_two_are_never_one() {
    Set<Long> subjects = new HashSet<>();
    for (long citizen = 1; citizen <= 2; citizen++) {
      pseudonyms
          .at(LAST_OF_NOVEMBER, citizen, Map.of())
          .values()
          .forEach(pseudonym -> subjects.add(pseudonym.subject()));
    }
    assertEquals(2 * Scene.values().length, subjects.size());
  }

  @Test
  void what_still_runs_is_not_computed_again() {
    Map<Scene, Pseudonym> november = pseudonyms.at(LAST_OF_NOVEMBER, 1, Map.of());
    Map<Scene, Pseudonym> december = pseudonyms.at(FIRST_OF_DECEMBER, 1, november);
    assertSame(november.get(Scene.MEDICAL), december.get(Scene.MEDICAL));
    assertNotEquals(november.get(Scene.TRANSIT), december.get(Scene.TRANSIT));
  }

  private long subject(Scene scene, Instant moment) {
    Pseudonym pseudonym = pseudonyms.at(moment, 7, Map.of()).get(scene);
    return pseudonym == null ? -1 : pseudonym.subject();
  }
}
