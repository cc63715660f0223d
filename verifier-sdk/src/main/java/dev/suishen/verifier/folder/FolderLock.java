package dev.suishen.verifier.folder;

import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process writes a folder. The lock ends with the process, however it ends. */
final class FolderLock implements AutoCloseable {
  /**
   * Folders that this process has open. POSIX drops a process's lock when it closes the file by any
   * channel, so a second one must not even be opened.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @param folder its real path
   * @throws IOException where nothing can be written, or the file system knows no locks
   */
  static FolderLock take(Path folder) throws IOException, FolderUnusableException {
    if (!OPEN.add(folder)) {
      throw inUse(folder, "is open in this process");
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              GenerationFiles.ownersAlone(folder, "rw-------"));
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException byAnotherClassLoader) {
        // As good as another process.
      } finally {
        if (lock == null) {
          channel.close();
        }
      }
      if (lock == null) {
        throw inUse(folder, "is open in another process");
      }
      taken = true;
      return new FolderLock(folder, channel);
    } finally {
      if (!taken) {
        OPEN.remove(folder);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException nothingToLose) {
      // The process's end releases it, too.
    } finally {
      OPEN.remove(folder);
    }
  }

  private static FolderUnusableException inUse(Path folder, String how) {
    return new FolderUnusableException(Cause.FOLDER_IN_USE, folder, how);
  }
}
