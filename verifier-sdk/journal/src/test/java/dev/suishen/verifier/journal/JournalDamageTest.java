package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.FolderTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were torn, changed or taken away cost what they held, and that is said. */
class JournalDamageTest {
  private static final String UNSEALED = "scans.0.1795510800000";
  private static final String SEALED = UNSEALED + ".4";

  @TempDir(factory = FastDisk.class)
  Path directory;

  private final Receiver receiver = new Receiver();
  private final List<ScanEntry> appended = new ArrayList<>();
  private byte[] whole = {};
  private int lastBegins;

  @BeforeEach
  void aSegmentOfFour() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      appended.addAll(gate.refuse(4));
      assertEquals(List.of(UNSEALED), gate.files("scans"));
    }
    whole = Files.readAllBytes(directory.resolve(SEALED));
    lastBegins = Frames.write(appended.subList(0, 3)).length;
    Files.delete(directory.resolve(SEALED));
  }

  @Test
  void tornAtAnyByteOfItsLastEntry_thoseBeforeAreUploaded_andItIsSaid() throws Exception {
    for (int length = lastBegins; length < whole.length; length++) {
      write(UNSEALED, Arrays.copyOf(whole, length));
      try (Gate gate = Gate.at(directory)) {
        String cut = "[DAMAGED scans.0: " + (length - lastBegins) + " bytes unfinished, cut off]";
        assertEquals(length == lastBegins ? "[]" : cut, gate.journal().troubles().toString());
        assertEquals(lastBegins, Files.size(directory.resolve(UNSEALED + ".3")));
        assertUploads(appended.subList(0, 3), 0, gate);
      }
    }
  }

  /** What is appended next stands in a segment of its own. */
  @Test
  void tornAtItsFirstEntry_nothingIsLeftOfIt() throws Exception {
    write(UNSEALED, Arrays.copyOf(whole, 5));
    try (Gate gate = Gate.at(directory)) {
      assertEquals(List.of(), gate.files("scans"));
      assertUploads(gate.refuse(1), 0, gate);
    }
  }

  @Test
  void anyByteChanged_inWhatWasBeingWritten_costsOneEntry() throws Exception {
    for (int at = 0; at < whole.length; at++) {
      write(UNSEALED, changedAt(at));
      try (Gate gate = Gate.at(directory)) {
        assertTrue(gate.journal().uploadPending(receiver) >= 3);
        assertUploaded(without(at));
        // At the very end it looks like an entry that was not finished.
        long damaged = at < lastBegins ? 1 : 0;
        assertEquals(new JournalCounts(0, 0, 0, 0, damaged), gate.journal().counts());
        assertEquals(1, gate.journal().troubles().size());
      }
      forgetDamage();
    }
  }

  @Test
  void anyByteChanged_inABatch_costsOneEntry() throws Exception {
    for (int at = 0; at < whole.length; at++) {
      write(SEALED, changedAt(at));
      try (Gate gate = Gate.at(directory)) {
        assertUploads(without(at), 1, gate);
        assertEquals(
            "[DAMAGED scans.0: 1 of 4 entries lost]", gate.journal().troubles().toString());
        assertEquals(List.of("damaged.1"), gate.files("damaged"));
        assertEquals(1, gate.reopen().counts().damaged());
      }
      forgetDamage();
    }
  }

  @Test
  void cutAtAnyByte_aBatchCostsWhatIsGone() throws Exception {
    for (int length = 0; length < whole.length; length++) {
      write(SEALED, Arrays.copyOf(whole, length));
      List<ScanEntry> left = Frames.read(Arrays.copyOf(whole, length)).entries();
      try (Gate gate = Gate.at(directory)) {
        assertUploads(left, 4 - left.size(), gate);
      }
      forgetDamage();
    }
  }

  @Test
  void aBatchThatWasTakenAway_isCounted() throws Exception {
    write(SEALED, whole);
    try (Gate gate = Gate.at(directory)) {
      Files.delete(directory.resolve(SEALED));
      List<ScanEntry> next = gate.refuse(2);
      assertEquals(2, gate.journal().uploadPending(receiver));
      assertEquals(next, receiver.entries());
      assertEquals(new JournalCounts(0, 0, 0, 0, 4), gate.journal().counts());
    }
  }

  @Test
  void aBatchThatCannotBeReadNow_holdsUpNothing_andStays() throws Exception {
    Files.createDirectory(directory.resolve(SEALED));
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> next = gate.refuse(2);
      assertEquals(2, gate.journal().uploadPending(receiver));
      assertEquals(next, receiver.entries());
      assertEquals(new JournalCounts(4, 0, 0, 0, 0), gate.journal().counts());
      assertTrue(said(gate).startsWith("DAMAGED scans.0: java.io.IOException: "), said(gate));
    }
  }

  @Test
  void whatWasBeingWrittenAndCannotBeRead_stopsNothing() throws Exception {
    Files.createDirectory(directory.resolve(UNSEALED));
    try (Gate gate = Gate.at(directory)) {
      assertTrue(said(gate).startsWith("DAMAGED scans.0.1795510800000: java.io"), said(gate));
      assertTrue(gate.refuse().kept());
    }
  }

  /** Two bytes more than an entry in the middle, as of an editor. */
  @Test
  void bytesBetweenEntries_arePassedOver() throws Exception {
    byte[] more = new byte[whole.length + 2];
    System.arraycopy(whole, 0, more, 0, lastBegins);
    System.arraycopy(whole, lastBegins, more, lastBegins + 2, whole.length - lastBegins);
    write(SEALED, more);
    try (Gate gate = Gate.at(directory)) {
      assertUploads(appended, 0, gate);
    }
  }

  @Test
  void filesOfOthers_areLeftAlone() throws Exception {
    List<String> others = List.of("scans.x", "scans.1", "scans.1.2.3.4", "dropped.x", "notes");
    for (String other : others) {
      write(other, whole);
    }
    try (Gate gate = Gate.at(directory)) {
      assertEquals(gate.refuse(1).size(), gate.journal().uploadPending(receiver));
      for (String other : others) {
        assertTrue(gate.files("").contains(other), other);
        assertEquals(whole.length, Files.size(directory.resolve(other)));
      }
    }
  }

  /** As a process that was killed between the two leaves them. */
  @Test
  void ofTwoCounts_theHigherStands() throws Exception {
    write("dropped.7", whole);
    write("dropped.1007", whole);
    write("dropped.507", whole);
    try (Gate gate = Gate.at(directory)) {
      assertEquals(new JournalCounts(0, 0, 0, 1_007, 0), gate.journal().counts());
      assertEquals(List.of("dropped.1007"), gate.files("dropped"));
      assertEquals(0, Files.size(directory.resolve("dropped.1007")));
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  private byte[] changedAt(int at) {
    byte[] changed = whole.clone();
    changed[at] ^= 0x15;
    return changed;
  }

  private List<ScanEntry> without(int at) {
    List<ScanEntry> others = new ArrayList<>(appended);
    others.remove(at * appended.size() / whole.length); // all are of one length
    return others;
  }

  private void assertUploads(List<ScanEntry> entries, long damaged, Gate gate) throws Exception {
    assertEquals(entries.size(), gate.journal().uploadPending(receiver));
    assertUploaded(entries);
    assertEquals(new JournalCounts(0, 0, 0, 0, damaged), gate.journal().counts());
    assertEquals(List.of(), gate.files("scans"));
  }

  private void assertUploaded(List<ScanEntry> entries) {
    assertEquals(entries, receiver.entries());
    receiver.batches().clear();
  }

  private void forgetDamage() throws IOException {
    for (int lost = 1; lost <= 4; lost++) {
      Files.deleteIfExists(directory.resolve("damaged." + lost));
    }
  }

  private static String said(Gate gate) {
    FolderTrouble trouble = gate.journal().troubles().get(0);
    return trouble.toString();
  }
}
