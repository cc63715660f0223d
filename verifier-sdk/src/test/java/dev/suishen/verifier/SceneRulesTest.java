package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Undetermined;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wire format §7 steps 11, 13 and 15: what a place takes, and what it may read. */
class SceneRulesTest {
  private static final long MIDNIGHT = NOW + 43_200;

  private final TestCity gate = TestCity.gate().guard(ReplayGuard.none());

  @Test
  void aSceneThatIsNotInTheCodeIsNotCovered() {
    assertEquals("accepted", gate.scan(TestCode.live()));
    gate.policy(ScenePolicy.of(Scene.HOTEL));
    assertEquals("rejected SCENE_NOT_COVERED", gate.scan(TestCode.live()));
  }

  @Test
  void onlyTheKindsOfThePolicyAreTaken() {
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.paper()));
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.of(CodeKind.PAPER)));
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.live()));
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.noneOf(CodeKind.class)));
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.live()));
  }

  @Test
  void theSceneIsAskedBeforeTheKind() {
    gate.policy(ScenePolicy.of(Scene.HOTEL));
    assertEquals("rejected SCENE_NOT_COVERED", gate.scan(TestCode.paper()));
  }

  @Test
  void whatIsUnsealedIsWhatWasSealed() {
    TestCode code = TestCode.live().of(0xfedcba9876L).facets(0b1_0000_0101);
    Accepted accepted = (Accepted) gate.verifierAt(NOW).verify(code.text());
    assertEquals("fedcba9876", accepted.code().subject().orElseThrow());
    assertEquals(0b1_0000_0101, accepted.code().facetBits().orElseThrow());
    assertTrue(accepted.code().has(Facet.AGED_65_OR_OLDER));
    assertFalse(accepted.code().has(Facet.UNDER_18));
    assertEquals("0102030405060708", accepted.code().id());
  }

  @Test
  void eachSceneReadsItsOwnPart() {
    long today = SceneKey.epochOf(NOW);
    for (Scene scene : TestCity.SCENES) {
      gate.policy(ScenePolicy.of(scene));
      gate.trust().putSceneKeys(SceneKeys.of(List.of(TestCity.sceneKey(scene, today))));
      Accepted accepted = (Accepted) gate.verifierAt(NOW).verify(TestCode.live().of(7).text());
      assertEquals("0000000007", accepted.code().subject().orElseThrow(), scene::label);
    }
  }

  @Test
  void theSceneKeyIsTheOneOfTheDayOfNbf() {
    TestCode yesterday = TestCode.live().from(MIDNIGHT - 1).until(MIDNIGHT + 59);
    TestCode today = TestCode.live().from(MIDNIGHT).until(MIDNIGHT + 60);
    long day = SceneKey.epochOf(MIDNIGHT);
    holdKeysOf(day - 1);
    assertEquals("accepted", gate.scan(yesterday, MIDNIGHT));
    assertEquals("undetermined SCENE_KEY_MISSING", gate.scan(today, MIDNIGHT));
    holdKeysOf(day);
    assertEquals("undetermined SCENE_KEY_MISSING", gate.scan(yesterday, MIDNIGHT));
    assertEquals("accepted", gate.scan(today, MIDNIGHT));
  }

  @Test
  void withoutItsKeyACodeIsVerifiedAndSaysNothingOfItsHolder() {
    gate.trust().putSceneKeys(SceneKeys.none());
    Undetermined answer =
        (Undetermined) gate.verifierAt(NOW).verify(TestCode.live().facets(1).text());
    assertEquals(Reason.SCENE_KEY_MISSING, answer.reason());
    VerifiedCode code = answer.code().orElseThrow();
    assertEquals(CodeKind.LIVE, code.kind());
    assertTrue(code.subject().isEmpty());
    assertTrue(code.facetBits().isEmpty());
    assertFalse(code.has(Facet.IDENTITY_PROOFED));
  }

  @Test
  void authenticityAloneReadsNothingOfTheHolder() {
    gate.policy(ScenePolicy.authenticityAlone());
    Accepted accepted = (Accepted) gate.verifierAt(NOW).verify(TestCode.live().text());
    assertTrue(accepted.code().subject().isEmpty());
    String pass = TestCode.passFor(TestCity.DEVICE).shownBy(TestCity.DEVICE, NOW, null);
    assertEquals("accepted", gate.scan(pass, NOW));
  }

  @Test
  void allRequiredFacetsMustBeThere() {
    gate.policy(
        ScenePolicy.of(Scene.TRANSIT)
            .requiring(EnumSet.of(Facet.SCENE_ACCOUNT_ACTIVE, Facet.CONCESSION_FARE)));
    int account = Facet.SCENE_ACCOUNT_ACTIVE.bit();
    int fare = Facet.CONCESSION_FARE.bit();
    assertEquals("accepted", gate.scan(TestCode.live().facets(account | fare)));
    assertEquals("accepted", gate.scan(TestCode.live().facets(0xffff)));
    assertEquals("rejected ENTITLEMENT_MISSING", gate.scan(TestCode.live().facets(account)));
    assertEquals("rejected ENTITLEMENT_MISSING", gate.scan(TestCode.live().facets(fare)));
    assertEquals("rejected ENTITLEMENT_MISSING", gate.scan(TestCode.live()));
  }

  private void holdKeysOf(long day) {
    gate.trust().putSceneKeys(SceneKeys.of(List.of(TestCity.sceneKey(Scene.TRANSIT, day))));
  }
}
