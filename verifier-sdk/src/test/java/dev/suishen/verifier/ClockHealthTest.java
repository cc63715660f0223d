package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ClockHealth.Drift;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockHealthTest {
  private static final int ENOUGH = 20;
  private static final int WINDOW = 64;
  private static final long TURN = 10;

  private final ClockHealth health = new ClockHealth();

  /** The true time, a turn later with every code. NOW begins a turn. */
  private long time = NOW;

  private int id;

  @Test
  void aRightClockIsNeverCalledWrong_whateverScreenshotsAndCodesFetchedAhead() {
    for (int i = 0; i < 2_000; i++) {
      int odd = i % 10;
      show(odd == 0 ? 600 + i : odd <= 2 ? -300 : i % 60, 0);
      assertTrue(health.drift().isEmpty());
    }
  }

  @Test
  void fourMinutesAreToldWithTheirDirection() {
    showMany(-240);
    assertEquals("the clock is 4 minutes behind", health.drift().orElseThrow().toString());
    showMany(240);
    assertEquals("the clock is 4 minutes ahead", health.drift().orElseThrow().toString());
  }

  @Test
  void fortySecondsAreToldWhileCodesStillPass() {
    showMany(-40);
    assertEquals(new Drift(Duration.ofSeconds(-40), 1), health.drift().orElseThrow());
    showMany(40);
    assertEquals(new Drift(Duration.ofSeconds(40), 1), health.drift().orElseThrow());
  }

  @Test
  void oneSecondIsNotTold() {
    showMany(1);
    assertTrue(health.drift().isEmpty());
  }

  @Test
  void theMiddleOfWhatAllAgreeOnIsBelieved() {
    for (int i = 0; i < ENOUGH; i++) {
      show(0, -240); // behind by 240 to 299
    }
    assertEquals(Duration.ofSeconds(-270), health.drift().orElseThrow().ahead());
    for (int i = 0; i < WINDOW; i++) {
      show(9, 240); // ahead by 190 to 249
    }
    assertEquals(Duration.ofSeconds(219), health.drift().orElseThrow().ahead());
  }

  @Test
  void theNarrowestWitnessDecidesWhereTheMiddleIs() {
    showSome(ENOUGH - 1, 870); // ahead by 841 to 900
    health.sawProof(-1, time, 6, time + 880); // by 875 to 885
    assertEquals(new Drift(Duration.ofSeconds(880), 1), health.drift().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "-89, 89 seconds behind",
    "89, 89 seconds ahead",
    "90, 2 minutes ahead",
    "149, 2 minutes ahead",
    "-150, 3 minutes behind",
    "5369, 89 minutes ahead",
    "-5370, 2 hours behind",
    "170969, 47 hours ahead",
    "170970, 2 days ahead",
    "214169, 2 days ahead",
    "-214170, 3 days behind",
    "-31536000, 365 days behind"
  })
  void aDriftIsToldInOneUnit(long seconds, String words) {
    assertEquals("the clock is " + words, new Drift(Duration.ofSeconds(seconds), 1).toString());
  }

  @Test
  void aCodeShownInItsTimeSpeaksForTheClock_fromItsFirstSecondToItsLast() {
    assertTrue(isRightByCodes(0));
    assertTrue(isRightByCodes(59));
    assertFalse(isRightByCodes(-1));
    assertFalse(isRightByCodes(60));
  }

  @Test
  void aProofSpeaksForTheClockForItsWindow_andFiveSecondsThatThePhoneIsAhead() {
    assertTrue(isRightByProofs(29));
    assertFalse(isRightByProofs(30));
    assertTrue(isRightByProofs(-5));
    assertFalse(isRightByProofs(-6));
  }

  @Test
  void devicesAndCodesAgree() {
    for (int i = 0; i < WINDOW; i++) {
      if (i % 2 == 0) {
        show(i % 60, -240);
      } else {
        prove(i % 5, -240);
      }
    }
    Drift drift = health.drift().orElseThrow();
    assertEquals("the clock is 4 minutes behind", drift.toString());
    assertEquals(1, drift.confidence());
  }

  @Test
  void twoFifthsForTheClockAreEnoughToLeaveItInPeace() {
    showSome(7, 0);
    showSome(13, 900);
    assertEquals(0.65, health.drift().orElseThrow().confidence());
    ClockHealthTest other = new ClockHealthTest();
    other.showSome(8, 0);
    other.showSome(12, 900);
    assertTrue(other.health.drift().isEmpty());
  }

  @Test
  void moreThanHalfMustAgreeOnAnotherTime() {
    for (int i = 1; i <= 9; i++) {
      showSome(1, 1_000L * i);
    }
    showSome(11, 900);
    assertEquals(0.55, health.drift().orElseThrow().confidence());
    ClockHealthTest other = new ClockHealthTest();
    for (int i = 1; i <= 10; i++) {
      other.showSome(1, 1_000L * i);
    }
    other.showSome(10, 900);
    assertTrue(other.health.drift().isEmpty());
  }

  @Test
  void nineteenCodesAreTooFewAndTwentyAreEnough() {
    showSome(19, 900);
    assertTrue(health.drift().isEmpty());
    showSome(1, 900);
    assertTrue(health.drift().isPresent());
  }

  @Test
  void theLast64Count_soThatAClockThatWasSetIsRightAgainAfter26() {
    showSome(WINDOW * 3, -240);
    showSome(25, 0);
    assertTrue(health.drift().isPresent());
    showSome(1, 0);
    assertTrue(health.drift().isEmpty());
    showSome(WINDOW - 26, 0);
    showSome(38, -240);
    assertTrue(health.drift().isEmpty());
    showSome(1, -240);
    assertEquals(39 / 64.0, health.drift().orElseThrow().confidence());
  }

  @Test
  void oneScreenshotShownAThousandTimesCountsOnce() {
    showSome(18, 9_000);
    for (int i = 0; i < 1_000; i++) {
      health.sawLive(-7, NOW, NOW + 60, time + 9_000);
      time += TURN;
    }
    assertTrue(health.drift().isEmpty());
    showSome(1, 9_000);
    assertTrue(health.drift().isPresent());
  }

  @Test
  void aHolderWithTenCodesIsOneWitnessOfAnyTenSeconds() {
    for (int turn = 0; turn < ENOUGH - 1; turn++) {
      for (int second = 0; second < TURN; second++) {
        health.sawLive(id++, time - 900, time - 840, time + second);
      }
      time += TURN;
    }
    assertTrue(health.drift().isEmpty());
    show(0, 900);
    assertTrue(health.drift().isPresent());
  }

  @Test
  void aClockThatIsSetBackIsLearntOfAtOnce() {
    health.sawLive(-1, NOW, NOW + 60, NOW + 9_000);
    showSome(ENOUGH, -9_000);
    assertTrue(health.drift().orElseThrow().ahead().isNegative());
  }

  @Test
  void complaint9_clockTroubleHasItsOwnReason_andIsLearntFromRefusedCodes() {
    Gate gate = new Gate(-240);
    for (int i = 0; i < ENOUGH; i++) {
      assertTrue(gate.drift().isEmpty());
      TestCode code = TestCode.live().from(gate.time).until(gate.time + 60).numbered(i);
      assertEquals("rejected NOT_YET_VALID", gate.scan(code.text()));
    }
    assertTrue(gate.drift().orElseThrow().isNegative());
  }

  @Test
  void complaint9_aDevicesProofTellsHowFarTheClockIsBehind() {
    Gate gate = new Gate(-240);
    for (int i = 0; i < ENOUGH; i++) {
      TestCode pass = TestCode.passFor(DEVICE).from(NOW - 600).numbered(i);
      String shown = pass.shownBy(DEVICE, gate.time, null);
      assertEquals("rejected PROOF_NOT_YET_VALID", gate.scan(shown));
    }
    // Between 235, were the phone five seconds ahead, and 259, were the proof as old as may be.
    assertEquals(Duration.ofSeconds(-247), gate.drift().orElseThrow());
  }

  @Test
  void whatIsForgedOrPrintedTeachesNothing() {
    Gate gate = new Gate(-240);
    TestKey thief = TestKey.named("thief");
    for (int i = 0; i < 2 * ENOUGH; i++) {
      TestCode pass = TestCode.passFor(DEVICE).from(NOW - 600).numbered(i);
      assertEquals("rejected BAD_DEVICE_PROOF", gate.scan(pass.shownBy(thief, gate.time, null)));
      TestCode forged = TestCode.live().from(gate.time).numbered(i).signedBy(TestCity.STATUS_KEY);
      assertEquals("rejected KEY_NOT_VALID", gate.scan(forged.text()));
      TestCode paper = TestCode.paper().from(gate.time).numbered(i);
      assertEquals("rejected NOT_YET_VALID", gate.scan(paper.text()));
    }
    assertTrue(gate.drift().isEmpty());
  }

  /** All wait at the lock before one is let in, so that each of them found the turn free. */
  @Test
  @Timeout(60)
  void ofManyThreadsInOneTurnExactlyOneCounts() throws InterruptedException {
    showSome(ENOUGH - 2, 900);
    List<Thread> gates = new ArrayList<>();
    synchronized (health) {
      for (int gate = 1; gate <= 4; gate++) {
        int code = -gate;
        Thread thread = new Thread(() -> health.sawLive(code, time, time + 60, time + 900));
        thread.start();
        gates.add(thread);
        while (thread.getState() != Thread.State.BLOCKED) {
          Thread.sleep(1);
        }
      }
    }
    for (Thread gate : gates) {
      gate.join();
    }
    assertTrue(health.drift().isEmpty());
    time += TURN;
    showSome(1, 900);
    assertTrue(health.drift().isPresent());
  }

  private static boolean isRightByCodes(long age) {
    ClockHealthTest each = new ClockHealthTest();
    for (int i = 0; i < ENOUGH; i++) {
      each.show(age, 0);
    }
    return each.health.drift().isEmpty();
  }

  private static boolean isRightByProofs(long age) {
    ClockHealthTest each = new ClockHealthTest();
    for (int i = 0; i < ENOUGH; i++) {
      each.prove(age, 0);
    }
    return each.health.drift().isEmpty();
  }

  private void showMany(long off) {
    for (int i = 0; i < 2 * WINDOW; i++) {
      show(i * 7 % 60, off);
    }
  }

  private void showSome(int codes, long off) {
    for (int i = 0; i < codes; i++) {
      show(30, off);
    }
  }

  /** A code of 60 s, {@code age} seconds after its start, on a clock that is {@code off}. */
  private void show(long age, long off) {
    health.sawLive(id++, time - age, time - age + 60, time + off);
    time += TURN;
  }

  /** What a device signed {@code age} seconds before, good for 30 s. */
  private void prove(long age, long off) {
    health.sawProof(id++, time - age, 30, time + off);
    time += TURN;
  }

  /** A gate whose clock is off; somebody comes every ten seconds. */
  private static final class Gate extends Clock {
    private final Verifier verifier;
    private final long off;
    private long time = NOW;

    Gate(long off) {
      this.off = off;
      this.verifier =
          Verifier.builder()
              .trust(TestCity.gate().trust())
              .policy(ScenePolicy.of(Scene.TRANSIT))
              .clock(this)
              .build();
    }

    String scan(String text) {
      String answer = TestCity.words(verifier.verify(text));
      time += TURN;
      return answer;
    }

    Optional<Duration> drift() {
      return verifier.clockHealth().drift().map(Drift::ahead);
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(time + off);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
