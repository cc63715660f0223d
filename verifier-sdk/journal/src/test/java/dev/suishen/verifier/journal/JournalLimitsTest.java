package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Size, age, refusals: what goes, when, and that it is counted. */
class JournalLimitsTest {
  private static final Duration AGE = Duration.ofHours(10);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final JournalPolicy SMALL =
      JournalPolicy.standard().within(JournalPolicy.LEAST_BYTES);
  private static final JournalPolicy SHORT = JournalPolicy.standard().forAtMost(AGE);

  @TempDir(factory = FastDisk.class)
  Path directory;

  private final Receiver receiver = new Receiver();

  @Test
  void aPolicyHasLimitsThatCanBeMeant() {
    JournalPolicy policy = JournalPolicy.standard();
    assertEquals(262_144, JournalPolicy.LEAST_BYTES);
    assertEquals(262_144, policy.within(262_144).mostBytes());
    assertThrows(IllegalArgumentException.class, () -> policy.within(262_143));
    Duration minute = Duration.ofMinutes(1);
    assertEquals(minute, policy.forAtMost(minute).longestAge());
    assertThrows(IllegalArgumentException.class, () -> policy.forAtMost(minute.minusNanos(1)));
    assertEquals(false, policy.subjects());
    assertEquals(policy, new JournalPolicy(64 << 20, Duration.ofDays(30), false));
  }

  /** All entries of these tests take the same number of bytes. */
  @Test
  void overTheSize_theOldestSegmentGoes_andIsCounted() throws Exception {
    int length = Frames.write(List.of(Entries.rejected(1, Reason.EXPIRED))).length;
    int fit = (int) (JournalPolicy.LEAST_BYTES / length) + 1;
    long most = (long) fit * length;
    try (Gate gate = new Gate(directory, JournalPolicy.standard().within(most))) {
      List<ScanEntry> appended = gate.refuse(fit);
      assertEquals(new JournalCounts(fit, 0, 0, 0, 0), gate.journal().counts());
      assertEquals(most, gate.bytes());

      appended.addAll(gate.refuse(1));
      JournalCounts one = new JournalCounts(fit + 1 - 500, 0, 0, 500, 0);
      assertEquals(one, gate.journal().counts());
      assertEquals(most - 499L * length, gate.bytes());
      assertEquals(List.of("dropped.500"), gate.files("dropped"));

      assertEquals(one, gate.reopen().counts());
      appended.addAll(gate.refuse(500));
      assertEquals(List.of("dropped.1000"), gate.files("dropped"));
      assertEquals(0, Files.size(directory.resolve("dropped.1000")));
      gate.journal().uploadPending(receiver);
      assertEquals(appended.subList(1_000, appended.size()), receiver.entries());
      assertEquals(new JournalCounts(0, 0, 0, 1_000, 0), gate.reopen().counts());
    }
  }

  @Test
  void whatIsBeingUploaded_isNotDropped() throws Exception {
    try (Gate gate = new Gate(directory, SMALL)) {
      List<ScanEntry> first = gate.refuse(500);
      ScanUpload slow =
          batch -> {
            if (batch.equals(first)) {
              gate.refuse(5_000);
            }
            receiver.upload(batch);
          };
      int uploaded = gate.journal().uploadPending(slow);
      assertEquals(first, receiver.batches().get(0));
      JournalCounts counts = gate.journal().counts();
      assertEquals(5_500, uploaded + counts.pending() + counts.dropped());
      assertTrue(counts.dropped() > 0);
      assertEquals(0, counts.damaged());
    }
  }

  @Test
  void olderThanTheAge_itGoes_andIsCounted() throws Exception {
    receiver.taking(0);
    try (Gate gate = new Gate(directory, SHORT)) {
      gate.refuse(3);
      gate.clock.advance(AGE);
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      assertEquals(new JournalCounts(3, 0, 0, 0, 0), gate.journal().counts());
      gate.clock.advance(MOMENT);
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      assertEquals(new JournalCounts(0, 0, 0, 3, 0), gate.journal().counts());
      assertEquals(new JournalCounts(0, 0, 0, 3, 0), gate.reopen().counts());
      assertEquals(List.of("dropped.3"), gate.files("dropped"));
      assertEquals(List.of(), gate.files("scans"));
    }
  }

  @Test
  void olderThanTheAge_itGoesWithTheNextDecisionToo() throws Exception {
    try (Gate gate = new Gate(directory, SHORT)) {
      gate.refuse(3);
      gate.clock.advance(AGE.plus(MOMENT));
      gate.refuse();
      assertEquals(new JournalCounts(1, 0, 0, 3, 0), gate.journal().counts());
    }
  }

  /** A device that was off for a month is asked first what it has. */
  @Test
  void whatHasGrownOld_isUploadedIfSomebodyIsThere() throws Exception {
    try (Gate gate = new Gate(directory, SHORT)) {
      List<ScanEntry> appended = gate.refuse(3);
      gate.clock.advance(AGE.multipliedBy(50));
      assertEquals(3, gate.reopen().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
      assertEquals(0, gate.journal().counts().dropped());
    }
  }

  /** So that no entry goes much before its time. */
  @Test
  void aSegmentSpansATenthOfTheAge() throws Exception {
    try (Gate gate = new Gate(directory, SHORT)) {
      gate.refuse();
      gate.clock.advance(AGE.dividedBy(10));
      gate.refuse();
      assertEquals(1, gate.files("scans").size());
      gate.clock.advance(MOMENT);
      gate.refuse();
      assertEquals(2, gate.files("scans").size());
      gate.clock.advance(AGE.dividedBy(10).multipliedBy(9));
      gate.refuse();
      assertEquals(new JournalCounts(2, 0, 0, 2, 0), gate.journal().counts());
    }
  }

  @Test
  void aClockThatGoesBack_losesNothing() throws Exception {
    try (Gate gate = new Gate(directory, SHORT)) {
      List<ScanEntry> appended = gate.refuse(2);
      gate.clock.advance(MOMENT.negated());
      appended.addAll(gate.refuse(2));
      assertEquals(2, gate.files("scans").size());
      gate.clock.advance(Duration.ofDays(-30_000)); // before the epoch
      appended.addAll(gate.refuse(2));
      assertEquals(3, gate.files("scans").size());
      assertEquals(6, gate.reopen().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void aRefusedBatchIsSetAside_andHoldsUpNothing() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> bad = gate.refuse(500);
      List<ScanEntry> good = gate.refuse(2);
      receiver.refusing(bad::equals);
      assertEquals(2, gate.journal().uploadPending(receiver));
      assertEquals(good, receiver.entries());
      assertEquals(new JournalCounts(500, 0, 500, 0, 0), gate.journal().counts());
      assertEquals("[REFUSED scans.0: 400]", gate.journal().troubles().toString());

      receiver.refusing(batch -> false);
      gate.clock.advance(Duration.ofDays(1).minus(MOMENT));
      assertEquals(0, gate.journal().uploadPending(receiver));
      gate.clock.advance(MOMENT);
      assertEquals(500, gate.journal().uploadPending(receiver));
      assertEquals(new JournalCounts(0, 0, 0, 0, 0), gate.journal().counts());
      assertEquals(List.of(), gate.journal().troubles());
    }
  }

  @Test
  void aRefusedBatchIsTriedAgainByTheNextProcess() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> bad = gate.refuse(2);
      receiver.refusing(bad::equals);
      assertEquals(0, gate.journal().uploadPending(receiver));
      receiver.refusing(batch -> false);
      assertEquals(2, gate.reopen().uploadPending(receiver));
      assertEquals(bad, receiver.entries());
    }
  }

  @Test
  void aRefusedBatchIsWithinTheLimits() throws Exception {
    try (Gate gate = new Gate(directory, SHORT)) {
      gate.refuse(2);
      receiver.refusing(batch -> true);
      gate.journal().uploadPending(receiver);
      gate.clock.advance(AGE.plus(MOMENT));
      gate.journal().uploadPending(receiver);
      assertEquals(new JournalCounts(0, 0, 0, 2, 0), gate.journal().counts());
      assertEquals(List.of(), gate.journal().troubles());
    }
  }
}
