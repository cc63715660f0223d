package dev.suishen.verifier.folder;

import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that one process writes and its owner alone reads. It is this process's until it is
 * closed or the process ends, however it ends.
 */
public final class OwnFolder implements AutoCloseable {
  /**
   * Folders that this process has open. POSIX drops a process's lock when it closes the file by any
   * channel, so a second one must not even be opened.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private OwnFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes a folder, with those above it, where there is none.
   *
   * @param folder readable by its owner alone, if it is made
   * @throws IOException where it cannot be made
   */
  public static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownersAlone(folder, "rwx------"));
      forceNames(folder.toRealPath().resolve(".."));
    }
  }

  /**
   * Takes a folder by the lock of its file {@code lock}.
   *
   * @param folder its real path
   * @return held until it is closed, or the process ends
   * @throws IOException where nothing can be written, or the file system knows no locks
   * @throws FolderUnusableException where another process has it, or this one has it already
   */
  public static OwnFolder take(Path folder) throws IOException, FolderUnusableException {
    if (!OPEN.add(folder)) {
      throw inUse(folder, "is open in this process");
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              ownersAlone(folder));
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
      return new OwnFolder(folder, channel);
    } finally {
      if (!taken) {
        OPEN.remove(folder);
      }
    }
  }

  /**
   * On return, which files the folder has survives a loss of power.
   *
   * @param folder whose names are forced to the disk
   * @throws IOException where the disk fails
   */
  public static void forceNames(Path folder) throws IOException {
    FileChannel names;
    try {
      names = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (FileSystemException notOnWindows) {
      return;
    }
    try (names) {
      names.force(true);
    }
  }

  /**
   * Keeps a file that is about to be made from others' eyes.
   *
   * @param path where it will be
   * @return its permissions; none where the file system knows no owners
   */
  public static FileAttribute<?>[] ownersAlone(Path path) {
    return ownersAlone(path, "rw-------");
  }

  /** Lets another process take it. */
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

  private static FileAttribute<?>[] ownersAlone(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static FolderUnusableException inUse(Path folder, String how) {
    return new FolderUnusableException(Cause.FOLDER_IN_USE, folder, how);
  }
}
