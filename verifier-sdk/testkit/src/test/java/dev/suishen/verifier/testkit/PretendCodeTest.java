package dev.suishen.verifier.testkit;

import static dev.suishen.verifier.testkit.Answers.scan;
import static dev.suishen.verifier.testkit.Answers.verifier;
import static dev.suishen.verifier.testkit.Answers.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Facet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.VerifiedCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PretendCodeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00.5Z"));
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();

  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void what_nothing_else_is_said_of_is_good_at_every_preset_that_takes_it(CodeKind kind) {
    for (ScenePolicy policy :
        List.of(
            ScenePolicy.hospital(),
            ScenePolicy.transitGate(),
            ScenePolicy.venue(),
            ScenePolicy.hotel(),
            ScenePolicy.governmentDesk())) {
      assertEquals(
          policy.takes(kind) ? "accepted" : "KIND_NOT_ALLOWED",
          scan(code(kind).text(), trust, policy, clock),
          policy::toString);
    }
  }

  @Test
  void a_scene_reads_its_own_part() {
    PretendHolder holder = city.holder();
    String text = city.live().of(holder).facets(Facet.CULTURE_PASS).text();
    for (Scene scene : Scene.values()) {
      VerifiedCode code =
          assertInstanceOf(
                  Accepted.class, verifier(trust, ScenePolicy.of(scene), clock).verify(text))
              .code();
      assertEquals(city.subject(holder, scene), code.subject().orElseThrow());
      assertEquals(Facet.CULTURE_PASS.bit(), code.facetBits().orElseThrow());
    }
  }

  @Test
  void other_scenes_read_nothing() {
    String text = city.live().scenes(Scene.HOTEL, Scene.MEDICAL).text();
    assertEquals("accepted", scan(text, trust, ScenePolicy.of(Scene.MEDICAL), clock));
    assertEquals("accepted", scan(text, trust, ScenePolicy.of(Scene.HOTEL), clock));
    assertEquals("SCENE_NOT_COVERED", scan(text, trust, ScenePolicy.of(Scene.VENUE), clock));
  }

  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void a_code_that_starts_now_is_good_and_a_second_later_not_yet(CodeKind kind) {
    PretendCode now = code(kind).startingIn(Duration.ZERO);
    PretendCode soon = code(kind).startingIn(SECOND);
    if (kind != CodeKind.PASS) { // no phone proves anything before its PASS is valid
      assertEquals("accepted", at(now.text()));
    }
    String early = soon.text();
    assertEquals("NOT_YET_VALID", at(early));
    clock.advance(SECOND);
    assertNotEquals("NOT_YET_VALID", at(early));
  }

  @ParameterizedTest
  @EnumSource(CodeKind.class)
  void a_code_in_its_last_second_is_good_and_then_expired(CodeKind kind) {
    PretendCode last = code(kind).endingIn(SECOND);
    if (kind != CodeKind.PASS) { // its phone proves nothing after its end, whatever the skew
      assertEquals("accepted", at(last.text()));
    }
    String text = last.text();
    assertNotEquals("EXPIRED", at(text));
    clock.advance(SECOND);
    assertEquals("EXPIRED", at(text));
    assertEquals("EXPIRED", at(code(kind).endingIn(Duration.ZERO).text()));
  }

  @Test
  void from_and_lasting_are_the_codes_own_times() {
    Instant from = Instant.parse("2026-11-24T08:59:00Z");
    Accepted answer =
        assertInstanceOf(
            Accepted.class,
            verifier(trust, ScenePolicy.hospital(), clock)
                .verify(city.live().lasting(Duration.ofMinutes(5)).from(from).text()));
    assertEquals(from, answer.code().notBefore());
    assertEquals(from.plusSeconds(300), answer.code().expires());
    PretendCode tooLong = city.live().lasting(Duration.ofSeconds(301));
    assertThrows(IllegalArgumentException.class, tooLong::text);
  }

  @Test
  void a_paper_of_half_a_year_is_read_on_its_last_day() {
    String text = city.paper().lasting(Duration.ofDays(180)).text();
    clock.advance(Duration.ofDays(180).minus(SECOND));
    assertEquals("accepted", scan(text, city.trust(), ScenePolicy.hospital(), clock));
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ED25519", "ES256"})
  void a_phone_shows_its_pass_and_answers_a_challenge(Algorithm algorithm) {
    PretendPhone phone = city.pass().phone(algorithm);
    assertEquals("accepted", at(phone.show()));
    assertEquals("CHALLENGE_MISMATCH", challenge(phone.show()));
    assertEquals("accepted", challenge(phone.answer(CHALLENGE)));
    assertEquals("CHALLENGE_MISMATCH", challenge(city.live().text()));
  }

  @Test
  void a_phones_wrong_clock_shows() {
    PretendPhone phone = city.pass().from(city.now().minusSeconds(600)).phone();
    assertEquals("accepted", at(phone.showAhead(30)));
    assertEquals("PROOF_NOT_YET_VALID", at(phone.showAhead(31)));
    assertEquals("accepted", at(phone.showAhead(-59)));
    assertEquals("PROOF_EXPIRED", at(phone.showAhead(-60)));
  }

  @Test
  void only_a_pass_is_on_a_phone() {
    PretendCode paper = city.paper();
    assertThrows(IllegalStateException.class, paper::phone);
  }

  private PretendCode code(CodeKind kind) {
    return switch (kind) {
      case LIVE -> city.live();
      case PASS -> city.pass();
      case PAPER -> city.paper();
    };
  }

  private String at(String text) {
    return scan(text, trust, ScenePolicy.hospital(), clock);
  }

  private String challenge(String text) {
    return words(verifier(trust, ScenePolicy.hospital(), clock).verify(text, CHALLENGE));
  }
}
