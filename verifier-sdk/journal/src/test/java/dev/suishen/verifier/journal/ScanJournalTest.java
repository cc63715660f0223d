package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended is uploaded, in order and once, whatever process does it. */
class ScanJournalTest {
  private static final JournalCounts NOTHING = new JournalCounts(0, 0, 0, 0, 0);

  @TempDir(factory = FastDisk.class)
  Path directory;

  private final Receiver receiver = new Receiver();

  @Test
  void whatIsAppended_isUploadedOnce() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(3);
      assertEquals(new JournalCounts(3, 0, 0, 0, 0), gate.journal().counts());
      assertEquals(3, gate.journal().uploadPending(receiver));
      assertEquals(List.of(appended), receiver.batches());
      assertEquals(NOTHING, gate.journal().counts());
      assertEquals(0, gate.journal().uploadPending(receiver));
      assertEquals(1, receiver.batches().size());
      assertEquals(List.of(), gate.files("scans"));
    }
  }

  @Test
  void theNextProcessUploadsWhatTheLastOneLeft() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(3);
      assertEquals(new JournalCounts(3, 0, 0, 0, 0), gate.reopen().counts());
      appended.addAll(gate.refuse(2));
      assertEquals(5, gate.reopen().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
      assertEquals(NOTHING, gate.reopen().counts());
      assertEquals(List.of(), gate.journal().troubles());
    }
  }

  @Test
  void aBatchHasAtMost500Entries() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(ScanUpload.MOST_ENTRIES);
      assertEquals(500, gate.journal().uploadPending(receiver));
      assertEquals(List.of(500), receiver.sizes());
      appended.addAll(gate.refuse(ScanUpload.MOST_ENTRIES + 1));
      assertEquals(501, gate.journal().uploadPending(receiver));
      assertEquals(List.of(500, 500, 1), receiver.sizes());
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void whileNobodyIsThere_nothingIsLost_andNoSmallBatchesAreMade() throws Exception {
    receiver.taking(0);
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        appended.addAll(gate.refuse(1));
        assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      }
      receiver.taking(2);
      assertEquals(30, gate.journal().uploadPending(receiver));
      assertEquals(List.of(1, 29), receiver.sizes());
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void whatWasTakenBeforeAFailure_isNotSentAgain() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(1_100);
      receiver.taking(1);
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      assertEquals(new JournalCounts(600, 0, 0, 0, 0), gate.journal().counts());
      receiver.taking(9);
      assertEquals(600, gate.reopen().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
    }
  }

  /** As after a crash between the receiver's yes and what this process makes of it. */
  @Test
  void aBatchThatWasTakenInSilence_comesAgainWithTheSameEntries() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> first = gate.refuse(2);
      receiver.silent();
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      gate.refuse(3);
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      gate.reopen();
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      assertEquals(List.of(first, first, first), receiver.batches());
    }
  }

  @Test
  void aPortThatBreaks_losesNothing() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(2);
      ScanUpload broken =
          batch -> {
            throw new IllegalStateException("a bug of the host");
          };
      assertThrows(IllegalStateException.class, () -> gate.journal().uploadPending(broken));
      assertEquals(2, gate.journal().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void aGateAppendsWhileItsJournalIsUploaded() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(1);
      ScanUpload slow =
          batch -> {
            appended.addAll(gate.refuse(1));
            receiver.upload(batch);
          };
      assertEquals(1, gate.journal().uploadPending(slow));
      assertEquals(1, gate.journal().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void manyThreads_eachEntryOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Gate gate = Gate.at(directory)) {
      List<Future<List<ScanEntry>>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> gate.refuse(200)));
      }
      Set<ScanEntry> appended = new HashSet<>();
      for (Future<List<ScanEntry>> one : all) {
        appended.addAll(one.get());
      }
      assertEquals(1_600, appended.size());
      assertEquals(1_600, gate.reopen().uploadPending(receiver));
      assertEquals(1_600, receiver.entries().size());
      assertEquals(appended, new HashSet<>(receiver.entries()));
      assertTrue(receiver.sizes().stream().allMatch(size -> size <= ScanUpload.MOST_ENTRIES));
    } finally {
      threads.shutdownNow();
    }
  }

  /** A channel would be closed for all threads. */
  /** An upload must not take for unwritten what another thread is about to write. */
  @Test
  void whatIsAppendedWhileUploadsGoOn_isKept() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      Set<String> uploaded = ConcurrentHashMap.newKeySet();
      ExecutorService gates = Executors.newFixedThreadPool(3);
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(gates.submit(() -> IntStream.range(0, 500).allMatch(each -> gate.refuse().kept())));
      }
      gates.shutdown();
      int sent = 0;
      while (!gates.awaitTermination(0, TimeUnit.SECONDS)
          || gate.journal().counts().pending() > 0) {
        sent +=
            gate.journal().uploadPending(batch -> batch.forEach(entry -> uploaded.add(entry.id())));
      }
      for (Future<Boolean> kept : all) {
        assertTrue(kept.get());
      }
      assertEquals(1500, sent);
      assertEquals(1500, uploaded.size());
    }
  }

  @Test
  void aThreadThatIsInterrupted_appendsAllTheSame() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      gate.refuse();
      Thread.currentThread().interrupt();
      Appended appended = gate.refuse();
      assertTrue(Thread.interrupted());
      assertTrue(appended.kept());
      assertEquals(2, gate.journal().uploadPending(receiver));
    }
  }

  @Test
  void onceClosed_itGoesOnInMemory_andSaysSo() throws Exception {
    Gate gate = Gate.at(directory);
    gate.close();
    assertFalse(gate.refuse().kept());
    assertEquals(new JournalCounts(1, 1, 0, 0, 0), gate.journal().counts());
    assertFalse(gate.journal().keepPending());
    assertEquals(
        List.of("NOT_KEPT folder: java.io.IOException: the journal was closed"),
        gate.journal().troubles().stream().map(FolderTrouble::toString).toList());
    assertEquals(1, gate.journal().uploadPending(receiver));
    assertEquals(NOTHING, gate.journal().counts());
    gate.close();
  }

  @Test
  void oneProcessHasOneJournalInAFolder() throws Exception {
    try (Gate gate = Gate.at(directory)) {
      FolderUnusableException inUse =
          assertThrows(FolderUnusableException.class, () -> Gate.at(directory));
      assertEquals(Cause.FOLDER_IN_USE, inUse.reason());
      assertTrue(gate.refuse().kept());
    }
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    FolderUnusableException unusable =
        assertThrows(FolderUnusableException.class, () -> Gate.at(file));
    assertEquals(Cause.FOLDER_UNREADABLE, unusable.reason());
  }

  @Test
  void onlyTheirOwnerReadsThem() throws Exception {
    Path made = directory.resolve("made/for it");
    try (Gate gate = Gate.at(made)) {
      gate.refuse();
      assertEquals("rwx------", permissions(made));
      for (String name : gate.files("")) {
        assertEquals("rw-------", permissions(made.resolve(name)), name);
      }
      assertEquals(2, gate.files("").size());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
