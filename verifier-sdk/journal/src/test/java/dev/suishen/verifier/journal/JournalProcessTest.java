package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal beside another process, on a full disk, and in a folder that cannot be written. */
class JournalProcessTest {
  @TempDir Path directory;
  private final Receiver receiver = new Receiver();

  @Test
  void oneProcessHasItOpen_anotherIsToldSo() throws Exception {
    Process holder = start(List.of(), "hold");
    try (BufferedReader said = JournalProcess.output(holder)) {
      assertEquals("open", said.readLine());
      FolderUnusableException inUse =
          assertThrows(FolderUnusableException.class, () -> Gate.at(directory));
      assertEquals(Cause.FOLDER_IN_USE, inUse.reason());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    Gate.at(directory).close();
  }

  /** A real file system of 64 KB, in a namespace of its own. */
  @Test
  void onAFullDisk_itHoldsThemInMemory_andWritesThemOnceThereIsRoom() throws Exception {
    String mount =
        "mount -t tmpfs -o size=64k none \"$0\" && head -c 56k /dev/zero > \"$0/filler\""
            + " && exec \"$@\"";
    String full = "java.io.IOException: No space left on device";
    assertEquals(
        List.of(
            "kept some true",
            "full: pending 2, held 2, dropped 0 [NOT_KEPT folder: " + full + "]",
            "kept pending true",
            "freed: pending 2, held 0, dropped 0 []"),
        run(inANamespace(mount), "full"));
  }

  /** No privilege is needed for this one; {@code ulimit} counts in KB. */
  @Test
  void whereAFileCannotGrow_whatWasKeptIsWhole() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "needs bash, for its ulimit");
    List<String> said =
        run(List.of("/bin/bash", "-c", "ulimit -f 8 && exec \"$0\" \"$@\""), "full");
    assertEquals("kept some true", said.get(0));
    // The entry that did not fit went to the next file, with the one after it.
    assertEquals("freed: pending 2, held 0, dropped 0 []", said.get(said.size() - 1));
    try (Gate gate = Gate.at(directory)) {
      assertEquals(List.of(), gate.journal().troubles());
      JournalCounts counts = gate.journal().counts();
      assertEquals(counts.pending(), gate.journal().uploadPending(receiver));
      assertEquals(0, gate.journal().counts().damaged());
      assertEquals(counts.pending(), receiver.entries().stream().distinct().count());
    }
  }

  @Test
  void inAFolderThatCannotBeWritten_itGoesOnInMemory_andUploadsFromThere() throws Exception {
    List<ScanEntry> before;
    try (Gate gate = Gate.at(directory)) {
      before = gate.refuse(3);
    }
    List<String> said = runUnwritable();
    assertEquals(5, said.size() + 1, said::toString);
    assertEquals("kept false", said.get(0));
    String held = "appended: pending 1, held 1, dropped 0 [NOT_KEPT folder: java.nio.file.";
    assertTrue(said.get(1).startsWith(held), said::toString);
    assertEquals("uploaded 1", said.get(2));
    assertTrue(said.get(3).startsWith("uploaded: pending 0, held 0"), said::toString);
    try (Gate gate = Gate.at(directory)) {
      assertEquals(3, gate.journal().uploadPending(receiver));
      assertEquals(before, receiver.entries());
    }
  }

  /** A folder in the place of the lock's file cannot be opened for writing, whoever asks. */
  @Test
  void aFolderThatCanBeWrittenLater_isTakenUp_withWhatIsInIt() throws Exception {
    List<ScanEntry> appended = new ArrayList<>();
    try (Gate gate = Gate.at(directory)) {
      appended.addAll(gate.refuse(1));
    }
    Path inTheWay = directory.resolve("lock");
    Files.delete(inTheWay);
    Files.createDirectory(inTheWay);
    try (Gate gate = Gate.at(directory)) {
      appended.addAll(gate.refuse(2));
      assertEquals(new JournalCounts(2, 2, 0, 0, 0), gate.journal().counts());
      assertEquals("folder", gate.journal().troubles().get(0).piece());
      assertFalse(gate.journal().keepPending());
      Files.delete(inTheWay);
      Appended next = gate.refuse();
      appended.add(next.entry());
      assertTrue(next.kept());
      assertEquals(new JournalCounts(4, 0, 0, 0, 0), gate.journal().counts());
      assertEquals(List.of(), gate.journal().troubles());
    }
    try (Gate gate = Gate.at(directory)) {
      assertEquals(4, gate.journal().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
    }
  }

  @Test
  void aFolderThatCanBeWrittenLater_isUploaded_thoughNothingIsDecided() throws Exception {
    List<ScanEntry> appended;
    try (Gate gate = Gate.at(directory)) {
      appended = gate.refuse(2);
    }
    Path inTheWay = directory.resolve("lock");
    Files.delete(inTheWay);
    Files.createDirectory(inTheWay);
    try (Gate gate = Gate.at(directory)) {
      assertEquals(0, gate.journal().uploadPending(receiver));
      Files.delete(inTheWay);
      assertEquals(2, gate.journal().uploadPending(receiver));
      assertEquals(appended, receiver.entries());
      assertEquals(List.of(), gate.journal().troubles());
    }
  }

  @Test
  void inMemory_10000AreHeld_andTheOldestGoFirst() throws Exception {
    Files.createDirectory(directory.resolve("lock"));
    receiver.taking(1);
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> appended = gate.refuse(10_000);
      assertEquals(new JournalCounts(10_000, 10_000, 0, 0, 0), gate.journal().counts());
      appended.addAll(gate.refuse(1));
      assertEquals(new JournalCounts(10_000, 10_000, 0, 1, 0), gate.journal().counts());
      assertThrows(IOException.class, () -> gate.journal().uploadPending(receiver));
      assertEquals(List.of(appended.subList(1, 501)), receiver.batches());
      assertEquals(new JournalCounts(9_500, 9_500, 0, 1, 0), gate.journal().counts());
      Files.delete(directory.resolve("lock"));
      receiver.taking(99);
      assertEquals(9_500, gate.journal().uploadPending(receiver));
      assertEquals(appended.subList(1, appended.size()), receiver.entries());
    }
  }

  @Test
  void whatIsRefusedFromMemory_isCounted_andHoldsUpNothing() throws Exception {
    Files.createDirectory(directory.resolve("lock"));
    try (Gate gate = Gate.at(directory)) {
      List<ScanEntry> bad = gate.refuse(500);
      List<ScanEntry> good = gate.refuse(3);
      receiver.refusing(bad::equals);
      assertEquals(3, gate.journal().uploadPending(receiver));
      assertEquals(good, receiver.entries());
      assertEquals(new JournalCounts(0, 0, 0, 500, 0), gate.journal().counts());
      assertEquals("REFUSED folder: 400", gate.journal().troubles().get(0).toString());
    }
  }

  private List<String> runUnwritable() throws Exception {
    if (System.getProperty("user.name").equals("root")) {
      String mount = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"";
      return run(inANamespace(mount), "unwritable");
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
    Files.setPosixFilePermissions(
        directory.resolve("lock"), PosixFilePermissions.fromString("r--------"));
    try {
      return run(List.of(), "unwritable");
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      Files.setPosixFilePermissions(
          directory.resolve("lock"), PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Process start(List<String> before, String scenario) throws IOException {
    return JournalProcess.start(before, JournalProcess.class, scenario, directory.toString());
  }

  private List<String> run(List<String> before, String scenario) throws Exception {
    Process process = start(before, scenario);
    process.getOutputStream().close();
    try (BufferedReader said = JournalProcess.output(process)) {
      return said.lines().toList();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** {@code $0} of the script is the folder; what it executes at its end is the process. */
  private List<String> inANamespace(String script) throws Exception {
    List<String> unshare = List.of("unshare", "--map-root-user", "--mount");
    assumeTrue(succeeds(unshare), "needs mount namespaces, which are not to be had here");
    List<String> whole = new ArrayList<>(unshare);
    whole.addAll(List.of("sh", "-c", script, directory.toString()));
    return whole;
  }

  private static boolean succeeds(List<String> unshare) throws InterruptedException {
    try {
      List<String> command = new ArrayList<>(unshare);
      command.add("true");
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
