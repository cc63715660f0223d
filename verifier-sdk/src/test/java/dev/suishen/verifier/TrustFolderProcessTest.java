package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder under other processes, {@code kill -9}, a full disk and one that cannot be written. */
@Tag("large")
class TrustFolderProcessTest {
  private static final int KILLS = 15;
  private static final StatusListLocation LIST = new StatusListLocation(2, 0, "/status/2/0");

  private final Random random = new Random(20_261_124);

  @TempDir Path directory;

  @Test
  void oneProcessHasItOpen_anotherIsToldSo_andCanRead() throws Exception {
    Process holder = FolderProcess.start(List.of(), "hold", directory);
    try (BufferedReader said = FolderProcess.output(holder)) {
      assertEquals("open", said.readLine());
      FolderUnusableException inUse = assertThrows(FolderUnusableException.class, this::open);
      assertEquals(FolderUnusableException.Cause.FOLDER_IN_USE, inUse.reason());
      read().close();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    open().close();
  }

  /** Closing a file by any channel drops a process's lock on it: POSIX. */
  @Test
  void refusedASecondTimeTheFirstStillHoldsIt() throws Exception {
    try (TrustFolder first = open()) {
      assertThrows(FolderUnusableException.class, this::open);
      assertEquals(List.of("FOLDER_IN_USE"), run(List.of(), "hold"));
      assertEquals(List.of(), first.troubles());
    }
  }

  @Test
  void killedWhileItWrites_whatItReportedIsThere() throws Exception {
    long reported = 0;
    for (int i = 0; i < KILLS; i++) {
      reported = killedAfter(1 + random.nextInt(20), reported);
      try (TrustFolder folder = open()) {
        assertEquals(List.of(), folder.troubles());
        long serial = folder.store().bundle().orElseThrow().serial();
        assertTrue(serial >= reported, serial + " after " + reported);
        long issuedAt =
            folder.store().statusLists().issuedAt(LIST).orElseThrow().getEpochSecond() - NOW;
        assertTrue(issuedAt >= reported && issuedAt <= serial, issuedAt + " after " + reported);
        String shown = TestCode.passFor(DEVICE).statusIndex(7).shownBy(DEVICE, NOW, null);
        assertEquals("rejected REVOKED", TestCity.holding(folder.store()).scan(shown, NOW));
        assertTrue(leftovers().isEmpty(), () -> leftovers().toString());
        reported = serial;
      }
    }
  }

  @Test
  void whoReadsWhileAnotherWrites_letsNobodyIn_andEndsWithTheNewest() throws Exception {
    long last = 0;
    String shown = TestCode.passFor(DEVICE).statusIndex(7).shownBy(DEVICE, NOW, null);
    Process writer = FolderProcess.start(List.of(), "write", directory);
    try (BufferedReader said = FolderProcess.output(writer)) {
      for (int i = 0; i < 100; i++) {
        assertTrue(Long.parseLong(said.readLine()) >= i);
        try (TrustFolder folder = read()) {
          String verdict = TestCity.holding(folder.store()).scan(shown, NOW);
          assertTrue(verdict.matches("rejected REVOKED|undetermined \\w+"), verdict);
          long serial = folder.store().bundle().map(TrustBundle::serial).orElse(last);
          assertTrue(serial >= last, serial + " after " + last);
          last = serial;
        }
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    try (TrustFolder folder = read()) {
      assertEquals("rejected REVOKED", TestCity.holding(folder.store()).scan(shown, NOW));
      assertEquals(List.of(), folder.troubles());
    }
  }

  /** A real file system of 300 KB, in a namespace of its own. */
  @Test
  void onAFullDiskItTakesOn_andKeepsOnceThereIsRoom() throws Exception {
    String mount =
        "mount -t tmpfs -o size=300k none \"$0\" && head -c 200k /dev/zero > \"$0/filler\""
            + " && exec \"$@\"";
    List<String> before = inANamespace(mount);
    List<String> said = run(before, "full");
    assertEquals(
        List.of(
            "full 5 rejected REVOKED [NOT_KEPT list-2-0: "
                + "java.io.IOException: No space left on device]",
            "kept true",
            "freed 5 rejected REVOKED []"),
        said);
  }

  /** No privilege is needed for this one. */
  @Test
  void whereAFileCannotGrowItTakesOn() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "needs bash, for its ulimit");
    List<String> said =
        run(List.of("/bin/bash", "-c", "ulimit -f 64 && exec \"$0\" \"$@\""), "full");
    String trouble = "[NOT_KEPT list-2-0: java.io.IOException: File too large]";
    assertEquals(
        List.of(
            "full 5 rejected REVOKED " + trouble,
            "kept false",
            "freed 5 rejected REVOKED " + trouble),
        said);
    try (TrustFolder folder = open()) {
      assertEquals(List.of(), folder.troubles());
      assertEquals("accepted", TestCity.holding(folder.store()).scan(TestCode.live()));
      assertTrue(leftovers().isEmpty());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsLoaded_andTakesInMemory() throws Exception {
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store())
          .take(new TestBundle())
          .take(new TestStatusList().set(7, TestStatusList.INVALID))
          .withSceneKeys();
    }
    List<String> said;
    if (System.getProperty("user.name").equals("root")) {
      String mount = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"";
      said = run(inANamespace(mount), "read-only");
    } else {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
      Files.setPosixFilePermissions(
          directory.resolve("lock"), PosixFilePermissions.fromString("r--------"));
      said = run(List.of(), "read-only");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    assertEquals(2, said.size(), said::toString);
    assertTrue(
        said.get(0).startsWith("loaded 5 rejected REVOKED [NOT_KEPT folder: "), said::toString);
    assertTrue(said.get(1).startsWith("taken 1000000 rejected REVOKED [NOT_KEPT bundle: "));
    try (TrustFolder folder = open()) {
      assertEquals(5, folder.store().bundle().orElseThrow().serial());
    }
  }

  /** Reads some rounds, then kills it in whatever it is doing; gives the last round it reported. */
  private long killedAfter(int rounds, long before) throws Exception {
    Process writer = FolderProcess.start(List.of(), "write", directory);
    long last = before;
    try (BufferedReader said = FolderProcess.output(writer)) {
      for (int i = 0; i < rounds; i++) {
        last = Long.parseLong(said.readLine());
      }
      writer.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line.matches("\\d+") ? Math.max(last, Long.parseLong(line)) : last;
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return last;
  }

  private List<String> run(List<String> before, String scenario) throws Exception {
    Process process = FolderProcess.start(before, scenario, directory);
    process.getOutputStream().close();
    try (BufferedReader said = FolderProcess.output(process)) {
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

  private TrustFolder open() throws FolderUnusableException {
    return TrustFolder.open(directory, TestCity.pinned(), FolderProcess.seal());
  }

  private TrustFolder read() throws FolderUnusableException {
    return TrustFolder.read(directory, TestCity.pinned(), FolderProcess.seal());
  }

  private List<String> leftovers() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".new")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
