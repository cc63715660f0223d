package dev.suishen.verifier.testkit;

import static dev.suishen.verifier.testkit.Answers.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verifier;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each maker makes what the real verifier answers with its reason, and with no other. */
class ScenarioTest {
  private static final Set<Reason> OF_THEIR_OWN_TRUST =
      EnumSet.of(Reason.TRUST_STALE, Reason.STATUS_STALE, Reason.SCENE_KEY_MISSING);

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
  private final PretendCity city = PretendCity.at(clock);

  @ParameterizedTest
  @EnumSource(Reason.class)
  void a_code_is_what_it_is_said_to_be(Reason reason) {
    Scenario scenario = city.codeThatIs(reason);
    assertEquals(reason, scenario.reason());
    assertEquals(reason.name(), words(scenario.shownTo(scenario.verifier())));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void it_stays_so_after_the_keys_and_the_roots_were_changed(Reason reason) {
    city.rotateCodeKey(Algorithm.ES256);
    city.changeRoots();
    Scenario scenario = city.codeThatIs(reason);
    assertEquals(reason.name(), words(scenario.shownTo(scenario.verifier())));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void a_store_that_is_up_to_date_will_do(Reason reason) {
    TrustStore trust = city.trust();
    Scenario scenario = city.codeThatIs(reason);
    Verifier verifier =
        Verifier.builder().trust(trust).policy(scenario.policy()).clock(clock).build();
    assertEquals(
        OF_THEIR_OWN_TRUST.contains(reason) ? "accepted" : reason.name(),
        words(scenario.shownTo(verifier)));
  }

  /** What was shown before was accepted, so that it is this scan which is refused. */
  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"REPLAYED", "PASSBACK"})
  void what_was_shown_before_was_accepted(Reason reason) {
    Scenario scenario = city.codeThatIs(reason);
    assertInstanceOf(Accepted.class, scenario.verifier().verify(scenario.shownBefore().get(0)));
  }

  @Test
  void every_policy_has_its_reasons_and_says_which_it_never_gives() {
    for (ScenePolicy policy :
        List.of(
            ScenePolicy.hospital(),
            ScenePolicy.venue(),
            ScenePolicy.hotel(),
            ScenePolicy.governmentDesk(),
            ScenePolicy.authenticityAlone())) {
      for (Reason reason : Reason.values()) {
        if (canGive(policy, reason)) {
          Scenario scenario = city.codeThatIs(reason, policy);
          assertEquals(
              reason.name(),
              words(scenario.shownTo(scenario.verifier())),
              () -> reason + " by " + policy);
        } else {
          String message =
              assertThrows(IllegalArgumentException.class, () -> city.codeThatIs(reason, policy))
                  .getMessage();
          assertEquals(reason + " is never said by: " + policy, message);
        }
      }
    }
  }

  @Test
  void a_place_that_takes_not_both_is_refused() {
    ScenePolicy policy = ScenePolicy.hospital().taking(EnumSet.of(CodeKind.LIVE));
    assertThrows(IllegalArgumentException.class, () -> city.codeThatIs(Reason.EXPIRED, policy));
  }

  private static boolean canGive(ScenePolicy policy, Reason reason) {
    return switch (reason) {
      case ENTITLEMENT_MISSING -> policy.requiredFacetBits() != 0;
      case PASSBACK -> !policy.coolDown().isZero();
      case SCENE_NOT_COVERED, SCENE_KEY_MISSING, REVOKED, STATUS_STALE, SUSPENDED ->
          policy.scene().isPresent();
      default -> true;
    };
  }
}
