package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static dev.suishen.verifier.TestCity.STATUS_MAX_AGE;
import static dev.suishen.verifier.TestStatusList.ENTRIES;
import static dev.suishen.verifier.TestStatusList.INVALID;
import static dev.suishen.verifier.TestStatusList.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wire format §7 step 14. */
class StatusRulesTest {
  private static final int LAST = ENTRIES - 1;

  private final TestCity gate = TestCity.gate().guard(ReplayGuard.none());

  @ParameterizedTest
  @CsvSource({"0, accepted", "1, rejected REVOKED", "2, rejected SUSPENDED", "3, rejected REVOKED"})
  void eachStatusHasItsAnswer(int status, String answer) {
    gate.take(new TestStatusList().set(77, status));
    assertEquals(answer, gate.scan(TestCode.live().statusIndex(77)));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(76)));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(78)));
  }

  @Test
  void aListHoldsTwoToTheTwentyIndexes() {
    gate.take(new TestStatusList().set(LAST, INVALID));
    gate.take(new TestStatusList().with(2, "/status/2/1").set(0, SUSPENDED));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(LAST - 1)));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(LAST)));
    assertEquals("rejected SUSPENDED", gate.scan(TestCode.live().statusIndex(ENTRIES)));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(ENTRIES + 1)));
  }

  @Test
  void anIndexIsUnsigned() {
    int last = 4095;
    gate.take(new TestBundle().serial(6).with(10, List.of(List.of(2, last, "/status/2/" + last))));
    gate.take(new TestStatusList().with(2, "/status/2/" + last).set(LAST, INVALID));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(0xffff_ffffL)));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(0xffff_fffeL)));
  }

  /** No index leads to it, whatever its number. */
  @Test
  void aListPastTheLastIndexSaysNothingAndTakesNoRoom() {
    for (int number : new int[] {4096, Integer.MAX_VALUE}) {
      TestCity city = TestCity.gate().guard(ReplayGuard.none());
      city.take(new TestBundle().serial(6).with(10, List.of(List.of(2, number, "/far"))));
      city.take(new TestStatusList().with(2, "/far").set(0, INVALID).set(LAST, INVALID));
      assertEquals("accepted", city.scan(TestCode.live().statusIndex(0)));
      assertEquals("accepted", city.scan(TestCode.live().statusIndex(0xffff_ffffL)));
    }
  }

  @Test
  void ofTwoListsForOnePlaceTheLaterCounts() {
    gate.take(
        new TestBundle().serial(6).with(10, List.of(List.of(2, 0, "/a"), List.of(2, 0, "/b"))));
    gate.take(new TestStatusList().with(2, "/a").with(6, NOW).set(1, INVALID));
    gate.take(new TestStatusList().with(2, "/b").with(6, NOW - 1).set(2, INVALID));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(1)));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(2)));
    gate.take(new TestStatusList().with(2, "/b").with(6, NOW + 1).set(2, INVALID));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(1)));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(2)));
  }

  @Test
  void anotherScenesListSaysNothing() {
    gate.take(new TestBundle().serial(6).with(10, List.of(List.of(1, 0, "/1/0"))));
    gate.take(new TestStatusList().with(2, "/1/0").set(77, INVALID));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(77)));
    assertEquals("undetermined STATUS_STALE", show(NOW));
  }

  @Test
  void aPassNeedsAListYoungerThanThePolicysAge() {
    assertEquals("undetermined STATUS_STALE", show(NOW));
    gate.take(new TestStatusList().with(6, NOW));
    assertEquals("accepted", show(NOW + STATUS_MAX_AGE - 1));
    assertEquals("undetermined STATUS_STALE", show(NOW + STATUS_MAX_AGE));
  }

  @Test
  void aPassNeedsAListThatHasNotExpired() {
    gate.take(new TestStatusList().with(4, NOW + 50));
    assertEquals("accepted", show(NOW + 49));
    assertEquals("undetermined STATUS_STALE", show(NOW + 50));
  }

  @Test
  void aLiveCodeNeedsNoList() {
    assertEquals("accepted", gate.scan(TestCode.live()));
    gate.take(new TestStatusList().with(4, NOW));
    assertEquals("accepted", gate.scan(TestCode.live()));
  }

  @Test
  void invalidCountsInAListOfAnyAge() {
    gate.take(new TestStatusList().set(5, INVALID).with(6, 0).with(4, 1));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(5)));
  }

  @Test
  void suspendedCountsInAFreshListOnly() {
    gate.take(new TestStatusList().set(5, SUSPENDED).with(6, NOW - STATUS_MAX_AGE + 1));
    assertEquals("rejected SUSPENDED", gate.scan(TestCode.live().statusIndex(5), NOW));
    assertEquals("accepted", gate.scan(TestCode.live().statusIndex(5), NOW + 1));
  }

  @Test
  void statusIsAskedBeforeFacets() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).requiringBits(1));
    gate.take(new TestStatusList().set(5, INVALID));
    assertEquals("rejected REVOKED", gate.scan(TestCode.live().statusIndex(5)));
    assertEquals("rejected ENTITLEMENT_MISSING", gate.scan(TestCode.live()));
  }

  private String show(long at) {
    return gate.scan(TestCode.passFor(DEVICE).shownBy(DEVICE, at, null), at);
  }
}
