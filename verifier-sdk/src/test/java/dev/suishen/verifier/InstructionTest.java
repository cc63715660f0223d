package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.EXPIRES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Verification.Undetermined;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a place does with each answer. */
class InstructionTest {
  private static final int ACCOUNT = Facet.SCENE_ACCOUNT_ACTIVE.bit();
  private static final long HOURS_12 = 43_200;

  private final TestCity gate = TestCity.gate().policy(ScenePolicy.transitGate());

  @Test
  void complaint1_offlineForMonths_isUndeterminedTrustStale_andTellsHowOld() {
    long months = EXPIRES + 86_400L * 20;
    Undetermined answer =
        assertInstanceOf(
            Undetermined.class, gate.verifierAt(months).verify(codeAt(months, 1).text()));
    assertEquals(Reason.TRUST_STALE, answer.reason());
    assertEquals(Duration.ofDays(20), answer.staleFor().orElseThrow());
  }

  @Test
  void aGateOpensOnStaleTrustUntilTheTwelfthHourIsOver() {
    assertEquals(Instruction.ADMIT, at(EXPIRES, 1));
    assertEquals(Instruction.ADMIT, at(EXPIRES + HOURS_12 - 1, 2));
    assertEquals(Instruction.REFUSE, at(EXPIRES + HOURS_12, 3));
  }

  @Test
  void withoutStaleTrustTheDocumentIsAskedForFromTheFirstSecond() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT));
    assertEquals(Instruction.ADMIT, at(EXPIRES - 1, 1));
    assertEquals(Instruction.CHECK_DOCUMENT, at(EXPIRES, 2));
  }

  @Test
  void complaint13_aCodeAdmittedOnStaleTrustIsNotAdmittedAgain() {
    TestCode code = codeAt(EXPIRES, 1);
    assertEquals(Instruction.ADMIT, instruct(code.text(), EXPIRES));
    assertEquals(Instruction.REFUSE, instruct(code.text(), EXPIRES));
  }

  @Test
  void norIsADeviceCode() {
    gate.policy(ScenePolicy.authenticityAlone().openingOnStaleTrust(Duration.ofHours(1)));
    String pass =
        TestCode.passFor(DEVICE).from(EXPIRES).until(EXPIRES + 600).shownBy(DEVICE, EXPIRES, null);
    assertEquals(Instruction.ADMIT, instruct(pass, EXPIRES));
    assertEquals(Instruction.REFUSE, instruct(pass, EXPIRES));
  }

  @Test
  void anAnswerThatWasKeptIsNotAdmittedAfterTheCodesEnd() {
    Verification kept = gate.verifierAt(EXPIRES).verify(codeAt(EXPIRES, 1).text());
    long end = EXPIRES + 60 + TestCity.SKEW;
    assertEquals(Instruction.REFUSE, gate.verifierAt(end).instruct(kept));
    assertEquals(Instruction.ADMIT, gate.verifierAt(end - 1).instruct(kept));
  }

  @Test
  void anAnswerThatWasKeptIsNotAdmittedOnceItsKeyIsRevokedOrGone() {
    Verification kept = gate.verifierAt(EXPIRES).verify(codeAt(EXPIRES, 1).text());
    gate.take(new TestBundle().serial(6).keys(codeKey(3)));
    assertEquals(Instruction.ADMIT, gate.verifierAt(EXPIRES).instruct(kept));

    kept = gate.verifierAt(EXPIRES).verify(codeAt(EXPIRES, 2).text());
    gate.take(new TestBundle().serial(7).keys(codeKey(4)));
    assertEquals(Instruction.REFUSE, gate.verifierAt(EXPIRES).instruct(kept));
    gate.take(new TestBundle().serial(8).keys());
    assertEquals(Instruction.REFUSE, gate.verifierAt(EXPIRES).instruct(kept));
  }

  /** An acceptance is of its moment: whoever keeps it keeps an open gate's answer, not a code. */
  @Test
  void anAcceptanceStandsThoughItsKeyIsRevokedAfterIt() {
    Verification accepted = gate.verifierAt(EXPIRES - 1).verify(codeAt(EXPIRES - 1, 1).text());
    gate.take(new TestBundle().serial(6).keys(codeKey(4)));
    assertEquals("accepted", TestCity.words(accepted));
    assertEquals(Instruction.ADMIT, gate.verifierAt(EXPIRES - 1).instruct(accepted));
    String again = codeAt(EXPIRES - 1, 2).text();
    assertEquals("rejected KEY_REVOKED", gate.scan(again, EXPIRES - 1));
  }

  @Test
  void aDeviceCodesAnswerThatWasKeptIsNotAdmittedAfterItsProofsWindow() {
    gate.policy(ScenePolicy.authenticityAlone().openingOnStaleTrust(Duration.ofHours(1)));
    TestCode pass = TestCode.passFor(DEVICE).from(EXPIRES).until(EXPIRES + 600);
    Verification kept = gate.verifierAt(EXPIRES).verify(pass.shownBy(DEVICE, EXPIRES, null));
    long end = EXPIRES + TestCity.PROOF_WINDOW + TestCity.SKEW;
    assertEquals(Instruction.REFUSE, gate.verifierAt(end).instruct(kept));
    assertEquals(Instruction.ADMIT, gate.verifierAt(end - 1).instruct(kept));
  }

  /** Wire format §7 step 14: suspended counts in a fresh list only, on stale trust too. */
  @Test
  void aSuspendedHoldersLiveCodeIsRefusedOnStaleTrust_whileTheListIsFreshAndNoLonger() {
    long fresh = EXPIRES - TestCity.STATUS_MAX_AGE + 1;
    gate.take(new TestStatusList().with(6, fresh).set(7, TestStatusList.SUSPENDED));
    String atFirst = codeAt(EXPIRES, 1).statusIndex(7).text();
    String later = codeAt(EXPIRES + 1, 2).statusIndex(7).text();
    assertEquals(Instruction.REFUSE, instruct(atFirst, EXPIRES));
    assertEquals(Instruction.ADMIT, instruct(later, EXPIRES + 1));
    gate.policy(ScenePolicy.of(Scene.TRANSIT));
    assertEquals(Instruction.REFUSE, instruct(atFirst, EXPIRES));
    assertEquals(Instruction.CHECK_DOCUMENT, instruct(later, EXPIRES + 1));
  }

  private static List<Object> codeKey(int state) {
    return TestBundle.key(TestCity.CODE_KEY, 0, 2 * EXPIRES, 1, state);
  }

  @Test
  void staleTrustExcusesNoMissingEntitlementNorSceneKey() {
    String without = codeAt(EXPIRES, 1).facets(0).text();
    assertEquals(Instruction.REFUSE, instruct(without, EXPIRES));
    gate.trust().putSceneKeys(SceneKeys.none());
    gate.policy(ScenePolicy.of(Scene.TRANSIT).openingOnStaleTrust(Duration.ofHours(1)));
    assertEquals(Instruction.CHECK_DOCUMENT, at(EXPIRES, 2));
  }

  @Test
  void complaint6_aRevokedCodeIsRefusedHoweverStaleTheTrust() {
    gate.take(new TestStatusList().set(7, 1));
    String inside = codeAt(EXPIRES, 1).statusIndex(7).text();
    assertEquals(Instruction.REFUSE, instruct(inside, EXPIRES));
    gate.policy(ScenePolicy.of(Scene.TRANSIT));
    assertEquals(Instruction.REFUSE, instruct(inside, EXPIRES));
    assertEquals(Instruction.CHECK_DOCUMENT, at(EXPIRES, 2));
  }

  @Test
  void whereNothingIsKnownOfACodeThePolicyDecides() {
    TestCity empty = TestCity.withRootsAlone();
    String unknown = codeAt(EXPIRES, 1).signedBy(TestKey.named("of a later bundle")).text();
    for (Instruction instruction : List.of(Instruction.REFUSE, Instruction.CHECK_DOCUMENT)) {
      ScenePolicy policy = ScenePolicy.transitGate().whenUndetermined(instruction);
      for (TestCity place : List.of(empty.policy(policy), gate.policy(policy))) {
        Verifier verifier = place.verifierAt(EXPIRES);
        Verification answer = verifier.verify(unknown);
        assertEquals("undetermined TRUST_STALE", TestCity.words(answer));
        assertEquals(instruction, verifier.instruct(answer));
      }
    }
  }

  @Test
  void afterItsHoursAGateAsksForTheDocumentWhereNoStatusCanBeRead() {
    gate.take(new TestStatusList().set(7, TestStatusList.INVALID));
    String revoked = codeAt(EXPIRES, 1).statusIndex(7).text();
    gate.policy(ScenePolicy.authenticityAlone());
    assertEquals(Instruction.CHECK_DOCUMENT, instruct(revoked, EXPIRES));
    gate.policy(ScenePolicy.of(Scene.TRANSIT)).trust().putSceneKeys(SceneKeys.none());
    assertEquals(Instruction.CHECK_DOCUMENT, instruct(revoked, EXPIRES));
  }

  @Test
  void aPaperAlwaysAsksForADocument() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.of(CodeKind.PAPER)));
    gate.take(new TestStatusList());
    assertEquals(Instruction.CHECK_DOCUMENT, instruct(TestCode.paper().text(), TestCity.NOW));
  }

  @Test
  void aRefusedCodeIsRefusedByEveryPolicy() {
    String expired = TestCode.live().text();
    for (ScenePolicy policy : List.of(ScenePolicy.transitGate(), ScenePolicy.of(Scene.TRANSIT))) {
      gate.policy(policy);
      assertEquals(Instruction.REFUSE, instruct(expired, TestCity.NOW + 1_000));
    }
  }

  @Test
  void aPolicyIsAValue() {
    assertEquals(ScenePolicy.hotel(), ScenePolicy.hotel());
    assertEquals(ScenePolicy.hotel().hashCode(), ScenePolicy.hotel().hashCode());
    ScenePolicy policy = ScenePolicy.venue();
    List<ScenePolicy> others =
        List.of(
            ScenePolicy.hotel(),
            ScenePolicy.governmentDesk(),
            policy.taking(EnumSet.of(CodeKind.LIVE)),
            policy.requiringBits(1),
            policy.coolingDown(Duration.ofMinutes(6)),
            policy.openingOnStaleTrust(Duration.ofHours(5)),
            policy.whenUndetermined(Instruction.REFUSE));
    for (ScenePolicy other : others) {
      assertNotEquals(policy, other);
      assertNotEquals(policy.hashCode(), other.hashCode());
    }
    assertNotEquals(ScenePolicy.hotel(), ScenePolicy.governmentDesk());
    assertEquals(
        "transit takes [LIVE, PASS] requires [SCENE_ACCOUNT_ACTIVE] cool-down PT1M,"
            + " opens on stale trust for PT12H, undetermined: REFUSE",
        ScenePolicy.transitGate().toString());
    assertEquals(
        "medical takes [LIVE, PASS, PAPER] requires [] cool-down PT0S, undetermined: CHECK_DOCUMENT",
        ScenePolicy.hospital().toString());
  }

  @Test
  void noPolicyAdmitsAllThatIsUndetermined() {
    ScenePolicy policy = ScenePolicy.hotel();
    assertThrows(IllegalArgumentException.class, () -> policy.whenUndetermined(Instruction.ADMIT));
    assertThrows(
        IllegalArgumentException.class, () -> policy.openingOnStaleTrust(Duration.ofSeconds(-1)));
    Duration longest = ScenePolicy.LONGEST_STALE_TRUST;
    assertEquals(longest, policy.openingOnStaleTrust(longest).staleTrust());
    assertThrows(
        IllegalArgumentException.class, () -> policy.openingOnStaleTrust(longest.plusSeconds(1)));
  }

  private Instruction at(long now, int number) {
    return instruct(codeAt(now, number).text(), now);
  }

  private Instruction instruct(String text, long now) {
    Verifier verifier = gate.verifierAt(now);
    return verifier.instruct(verifier.verify(text));
  }

  private static TestCode codeAt(long now, int number) {
    return TestCode.live().from(now).until(now + 60).numbered(number).of(number).facets(ACCOUNT);
  }
}
