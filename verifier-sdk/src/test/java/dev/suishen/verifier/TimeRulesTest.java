package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static dev.suishen.verifier.TestCity.PROOF_WINDOW;
import static dev.suishen.verifier.TestCity.SKEW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Wire format §7 steps 7, 9, 10 and 12: each instant at which an answer turns, on both sides. */
class TimeRulesTest {
  private static final long DAY = 86_400;

  private final TestCity gate = TestCity.gate().guard(ReplayGuard.none());

  @Test
  void aCodeOfTheFutureIsTakenWithinTheSkew() {
    assertEquals("accepted", gate.scan(TestCode.live(), NOW - SKEW));
    assertEquals("rejected NOT_YET_VALID", gate.scan(TestCode.live(), NOW - SKEW - 1));
  }

  @Test
  void aCodeThatEndedIsTakenWithinTheSkew() {
    long exp = NOW + 60;
    assertEquals("accepted", gate.scan(TestCode.live(), exp + SKEW - 1));
    assertEquals("rejected EXPIRED", gate.scan(TestCode.live(), exp + SKEW));
  }

  @Test
  void aLifetimeIsAtMostThePolicys() {
    gate.take(new TestBundle().serial(6).policy(2, 100).policy(3, 1_000).policy(4, 2_000));
    assertEquals("accepted", gate.scan(TestCode.live().until(NOW + 100)));
    assertEquals("rejected LIFETIME_TOO_LONG", gate.scan(TestCode.live().until(NOW + 101)));
    assertEquals("undetermined STATUS_STALE", show(TestCode.passFor(DEVICE).until(NOW + 1_000)));
    assertEquals("rejected LIFETIME_TOO_LONG", show(TestCode.passFor(DEVICE).until(NOW + 1_001)));
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.of(CodeKind.PAPER)));
    assertEquals("undetermined STATUS_STALE", gate.scan(TestCode.paper().until(NOW + 2_000)));
    assertEquals("rejected LIFETIME_TOO_LONG", gate.scan(TestCode.paper().until(NOW + 2_001)));
  }

  @Test
  void aPolicyOverTheUpperBoundsCountsAsTheBounds() {
    long tooMuch = 1L << 40;
    gate.take(new TestBundle().serial(6).policy(2, tooMuch).policy(3, tooMuch).policy(4, tooMuch));
    assertEquals("accepted", gate.scan(TestCode.live().until(NOW + 300)));
    assertEquals("rejected LIFETIME_TOO_LONG", gate.scan(TestCode.live().until(NOW + 301)));
    assertEquals("undetermined STATUS_STALE", show(TestCode.passFor(DEVICE).until(NOW + 7 * DAY)));
    assertEquals(
        "rejected LIFETIME_TOO_LONG", show(TestCode.passFor(DEVICE).until(NOW + 7 * DAY + 1)));
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.of(CodeKind.PAPER)));
    assertEquals("undetermined STATUS_STALE", gate.scan(TestCode.paper().until(NOW + 180 * DAY)));
    assertEquals(
        "rejected LIFETIME_TOO_LONG", gate.scan(TestCode.paper().until(NOW + 180 * DAY + 1)));
  }

  @Test
  void aLifetimeIsNotNegative() {
    assertEquals("accepted", gate.scan(TestCode.live().until(NOW)));
    assertEquals("rejected LIFETIME_TOO_LONG", gate.scan(TestCode.live().until(NOW - 1)));
  }

  @Test
  void theLargestTimesOverflowNothing() {
    long largest = (1L << 53) - 1;
    assertEquals("rejected LIFETIME_TOO_LONG", gate.scan(TestCode.live().until(largest)));
    assertEquals("rejected MALFORMED", gate.scan(TestCode.live().until(largest + 1)));
    assertEquals(
        "rejected KEY_NOT_VALID", gate.scan(TestCode.live().with(5, largest).until(largest)));
  }

  @Test
  void aProofOfTheFutureIsTakenWithinTheSkew() {
    holdStatusList();
    assertEquals("accepted", show(NOW + SKEW, NOW));
    assertEquals("rejected PROOF_NOT_YET_VALID", show(NOW + SKEW + 1, NOW));
  }

  @Test
  void aProofIsGoodForItsWindowAndTheSkew() {
    holdStatusList();
    assertEquals("accepted", show(NOW, NOW + PROOF_WINDOW + SKEW - 1));
    assertEquals("rejected PROOF_EXPIRED", show(NOW, NOW + PROOF_WINDOW + SKEW));
  }

  @Test
  void aProofIsMadeWhileItsPassIsValid() {
    holdStatusList();
    long exp = NOW + DAY / 4;
    assertEquals("accepted", show(NOW, NOW));
    assertEquals("rejected PROOF_EXPIRED", show(NOW - 1, NOW));
    gate.take(new TestStatusList().with(6, exp));
    assertEquals("accepted", scanUntil(exp, exp - 1));
    assertEquals("rejected PROOF_EXPIRED", scanUntil(exp, exp));
  }

  @Test
  void aBundleIsTrustedUntilItExpires() {
    TestCode code = TestCode.live().from(TestCity.EXPIRES - 10).until(TestCity.EXPIRES + 50);
    assertEquals("accepted", gate.scan(code, TestCity.EXPIRES - 1));
    assertEquals("undetermined TRUST_STALE", gate.scan(code, TestCity.EXPIRES));
  }

  @Test
  void anExpiredBundleStillTellsWhatIsForged() {
    TestCode forged =
        TestCode.live()
            .from(TestCity.EXPIRES)
            .until(TestCity.EXPIRES + 60)
            .signedBy(TestKey.named("nobody"));
    assertEquals("undetermined TRUST_STALE", gate.scan(forged, TestCity.EXPIRES));
    assertEquals("rejected EXPIRED", gate.scan(TestCode.live(), TestCity.EXPIRES));
  }

  private void holdStatusList() {
    gate.take(new TestStatusList());
  }

  private String show(TestCode pass) {
    return gate.scan(pass.shownBy(DEVICE, NOW, null), NOW);
  }

  private String show(long iat, long now) {
    return gate.scan(TestCode.passFor(DEVICE).shownBy(DEVICE, iat, null), now);
  }

  /** Shows, at the very moment of signing, a PASS that ends at {@code exp}. */
  private String scanUntil(long exp, long iat) {
    return gate.scan(TestCode.passFor(DEVICE).until(exp).shownBy(DEVICE, iat, null), iat);
  }
}
