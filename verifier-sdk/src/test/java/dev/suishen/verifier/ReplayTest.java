package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static dev.suishen.verifier.TestCity.PROOF_WINDOW;
import static dev.suishen.verifier.TestCity.SKEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Wire format §7 step 16. */
class ReplayTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final TestCity gate = TestCity.gate().take(new TestStatusList());

  @Test
  void aLiveCodeIsAcceptedOnce() {
    assertEquals("accepted", gate.scan(TestCode.live()));
    assertEquals("rejected REPLAYED", gate.scan(TestCode.live()));
    assertEquals("accepted", gate.scan(TestCode.live().numbered(9)));
  }

  @Test
  void aLiveCodeIsRememberedForAsLongAsItWouldPass() {
    assertEquals("accepted", gate.scan(TestCode.live()));
    assertEquals("rejected REPLAYED", gate.scan(TestCode.live(), NOW + 60 + SKEW - 1));
    assertEquals("rejected EXPIRED", gate.scan(TestCode.live(), NOW + 60 + SKEW));
  }

  @Test
  void whatWasNotAcceptedIsNotRemembered() {
    assertEquals("rejected NOT_YET_VALID", gate.scan(TestCode.live(), NOW - SKEW - 1));
    gate.policy(ScenePolicy.of(Scene.TRANSIT).requiringBits(1));
    assertEquals("rejected ENTITLEMENT_MISSING", gate.scan(TestCode.live()));
    gate.policy(ScenePolicy.of(Scene.TRANSIT));
    assertEquals("accepted", gate.scan(TestCode.live()));
  }

  @Test
  void aDeviceCodeIsAcceptedOnceAnInstant() {
    String first = TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, null);
    String next = TestCode.passFor(DEVICE).shownBy(DEVICE, NOW + 1, null);
    assertEquals("accepted", gate.scan(first, NOW));
    assertEquals("rejected REPLAYED", gate.scan(first, NOW));
    assertEquals("accepted", gate.scan(next, NOW));
    assertEquals("rejected REPLAYED", gate.scan(first, NOW + PROOF_WINDOW + SKEW - 1));
    assertEquals("rejected PROOF_EXPIRED", gate.scan(first, NOW + PROOF_WINDOW + SKEW));
  }

  @Test
  void aPaperIsShownAgainAndAgain() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.of(CodeKind.PAPER)));
    assertEquals("accepted", gate.scan(TestCode.paper()));
    assertEquals("accepted", gate.scan(TestCode.paper()));
  }

  @Test
  void aHolderComesBackAfterTheCoolDown() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).coolingDown(MINUTE));
    assertEquals("accepted", gate.scan(TestCode.live().numbered(1)));
    assertEquals("rejected PASSBACK", gate.scan(TestCode.live().numbered(2), NOW + 59));
    assertEquals("accepted", gate.scan(TestCode.live().numbered(3), NOW + 60));
  }

  @Test
  void aRefusalDoesNotLengthenTheCoolDown() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).coolingDown(MINUTE));
    gate.scan(TestCode.live().numbered(1));
    gate.scan(TestCode.live().numbered(2), NOW + 30);
    assertEquals("accepted", gate.scan(TestCode.live().numbered(3), NOW + 60));
  }

  @Test
  void aCoolDownIsOneHoldersAndHoldsForPaperToo() {
    gate.policy(
        ScenePolicy.of(Scene.TRANSIT).taking(EnumSet.allOf(CodeKind.class)).coolingDown(MINUTE));
    assertEquals("accepted", gate.scan(TestCode.paper().of(1)));
    assertEquals("rejected PASSBACK", gate.scan(TestCode.paper().of(1)));
    assertEquals("accepted", gate.scan(TestCode.paper().of(2)));
  }

  @Test
  void aSecondScanOfOneCodeIsAReplayWithinTheCoolDownToo() {
    gate.policy(ScenePolicy.of(Scene.TRANSIT).coolingDown(MINUTE));
    assertEquals("accepted", gate.scan(TestCode.live()));
    assertEquals("rejected REPLAYED", gate.scan(TestCode.live()));
  }

  @Test
  void aMarkIsForgottenAtItsEnd() {
    ReplayGuard guard = ReplayGuard.inMemory();
    Mark mark = new Mark(ReplayGuard.Type.CODE, 1, 0);
    assertTrue(guard.remember(mark, 100, 110));
    assertFalse(guard.remember(mark, 109, 120));
    assertTrue(guard.remember(mark, 110, 120));
    assertFalse(guard.remember(mark, 111, 120));
  }

  @Test
  void marksDifferInTypeIdAndMoment() {
    ReplayGuard guard = ReplayGuard.inMemory();
    assertTrue(guard.remember(new Mark(ReplayGuard.Type.CODE, 1, 0), 0, 10));
    assertTrue(guard.remember(new Mark(ReplayGuard.Type.PROOF, 1, 0), 0, 10));
    assertTrue(guard.remember(new Mark(ReplayGuard.Type.SUBJECT, 1, 0), 0, 10));
    assertTrue(guard.remember(new Mark(ReplayGuard.Type.CODE, 2, 0), 0, 10));
    assertTrue(guard.remember(new Mark(ReplayGuard.Type.PROOF, 1, 1), 0, 10));
    assertFalse(guard.remember(new Mark(ReplayGuard.Type.PROOF, 1, 1), 0, 10));
  }

  /** Marks past their end are swept out, and none before it. */
  @Test
  void sweepingForgetsOnlyWhatHasEnded() {
    ReplayGuard guard = ReplayGuard.inMemory();
    for (int id = 0; id < 1_000; id++) {
      assertTrue(guard.remember(new Mark(ReplayGuard.Type.CODE, id, 0), 0, 50 + id));
    }
    for (int id = 0; id < 1_000; id++) {
      assertEquals(
          id + 50 <= 500, guard.remember(new Mark(ReplayGuard.Type.CODE, id, 0), 500, 2_000));
    }
  }

  @Test
  void ofManyThreadsWithOneCodeExactlyOneIsLetIn() throws Exception {
    int threads = 4;
    Verifier verifier = gate.verifierAt(NOW);
    ExecutorService gates = Executors.newFixedThreadPool(threads);
    try {
      for (int code = 0; code < 200; code++) {
        String text = TestCode.live().numbered(code).text();
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          answers.add(
              gates.submit(
                  () -> {
                    together.await();
                    return TestCity.words(verifier.verify(text));
                  }));
        }
        int accepted = 0;
        for (Future<String> answer : answers) {
          accepted += answer.get().equals("accepted") ? 1 : 0;
        }
        assertEquals(1, accepted);
      }
    } finally {
      gates.shutdown();
    }
  }
}
