package dev.suishen.code.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.code.trust.Adoption.Standing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.Window;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** From counts to a standing; no database. */
class HeldAdoptionTest {
  private static final Instant PUBLISHED = Instant.parse("2026-11-25T09:00:00Z");
  private static final Instant FROM = PUBLISHED.plus(Duration.ofDays(2));
  private static final Instant EARLY = FROM.minusNanos(1);
  private static final SigningKey KEY = publishedIn(7, PUBLISHED);

  @Test
  void with_no_verifier_known_the_lead_time_alone_decides() {
    assertEquals(new Standing(false, FROM, 0, 0), standing(EARLY));
    assertEquals(new Standing(true, FROM, 0, 0), standing(FROM));
  }

  @Test
  void a_verifier_that_holds_the_keys_first_bundle_or_a_later_one_has_the_key() {
    assertEquals(new Standing(true, FROM, 0, 0), standing(FROM, heard(7), heard(8)));
  }

  @Test
  void one_that_holds_the_bundle_before_is_behind_and_holds_it_up() {
    assertEquals(new Standing(false, FROM, 1, 0), standing(FROM, heard(6), heard(7)));
    assertEquals(
        new Standing(false, FROM, 1, 0), standing(FROM.plus(Duration.ofDays(9)), heard(6)));
  }

  @Test
  void one_that_holds_none_is_behind() {
    assertEquals(new Standing(false, FROM, 1, 0), standing(FROM, heard(0)));
  }

  @Test
  void all_having_it_is_not_enough_before_the_lead_time_is_over() {
    assertEquals(new Standing(false, FROM, 0, 0), standing(EARLY, heard(7)));
  }

  @Test
  void one_that_is_away_holds_nothing_up_whatever_it_held() {
    assertEquals(
        new Standing(true, FROM, 0, 3),
        standing(FROM, count("metro", 6, 3, 0), count("metro", 7, 4, 2)));
  }

  @Test
  void the_verifiers_of_all_operators_count() {
    assertEquals(
        new Standing(false, FROM, 5, 3),
        standing(FROM, count("metro", 5, 3, 2), count("hospital", 6, 5, 3), heard(7)));
  }

  private static HoldingCount heard(long serial) {
    return count("metro", serial, 1, 1);
  }

  private static HoldingCount count(String operator, long serial, int verifiers, int heard) {
    return new HoldingCount(operator, serial, verifiers, heard, FROM);
  }

  private static Standing standing(Instant now, HoldingCount... counts) {
    return HeldAdoption.standing(KEY, FROM, List.of(counts), now);
  }

  static SigningKey publishedIn(long serial, Instant at) {
    return new SigningKey(
        SoftwareKey.generate(Algorithm.ED25519, new SecureRandom()).publicKey(),
        KeyUse.CODES,
        new Window(at, at.plus(Duration.ofDays(30))),
        "a test",
        KeyState.PUBLISHED,
        Map.of(KeyState.PUBLISHED, at),
        OptionalLong.of(serial));
  }
}
