package dev.suishen.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write a folder; {@link TrustFolderProcessTest} asks with other processes. */
class TrustFolderLockTest {
  @TempDir Path directory;

  @Test
  void openTwiceItIsInUse_afterwardsItIsFree() throws Exception {
    try (TrustFolder first = open()) {
      assertInUse("is open in this process");
      assertTrue(first.keepPending());
    }
    open().close();
  }

  @Test
  void whileItIsOpenItsFileIsLocked() throws Exception {
    try (TrustFolder folder = open();
        FileChannel lock = lockFile()) {
      assertThrows(OverlappingFileLockException.class, lock::tryLock);
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void whereItsFileIsLockedByOthersItIsInUse() throws Exception {
    open().close();
    try (FileChannel lock = lockFile()) {
      lock.lock();
      assertInUse("is open in another process");
    }
    open().close();
  }

  /** A folder in the place of the lock's file cannot be opened for writing, whoever asks. */
  @Test
  void aFolderThatCanBeWrittenLaterIsTakenUp() throws Exception {
    Path inTheWay = Files.createDirectories(directory.resolve("lock"));
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle());
      assertEquals(List.of("bundle", "folder"), troubles(folder));
      Files.delete(inTheWay);
      assertTrue(folder.keepPending());
      assertEquals(List.of(), folder.troubles());
    }
    try (TrustFolder folder = open()) {
      assertEquals(5, folder.store().bundle().orElseThrow().serial());
    }
  }

  /** Else its older bundle would push out the newer one of the other process. */
  @Test
  void whereAnotherHasWrittenMeanwhile_itIsNotTakenUp() throws Exception {
    Path inTheWay = Files.createDirectories(directory.resolve("lock"));
    try (TrustFolder folder = open()) {
      TestCity.holding(folder.store()).take(new TestBundle());
      Files.delete(inTheWay);
      Files.write(directory.resolve("bundle.6." + "0".repeat(64)), new byte[3]);
      assertFalse(folder.keepPending());
      FolderTrouble trouble = folder.troubles().get(0);
      assertEquals(Kind.NOT_KEPT, trouble.kind());
      assertTrue(trouble.why().endsWith("another process has written the folder"), trouble.why());
      open().close();
    }
  }

  private void assertInUse(String how) {
    FolderUnusableException inUse = assertThrows(FolderUnusableException.class, this::open);
    assertEquals(Cause.FOLDER_IN_USE, inUse.reason());
    assertTrue(String.valueOf(inUse.getMessage()).endsWith(how), inUse.getMessage());
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE);
  }

  private TrustFolder open() throws FolderUnusableException {
    return TrustFolder.open(directory, TestCity.pinned(), FolderProcess.seal());
  }

  private static List<String> troubles(TrustFolder folder) {
    return folder.troubles().stream().map(FolderTrouble::piece).toList();
  }
}
