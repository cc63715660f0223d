package dev.suishen.code.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory that holds all the embedded default keeps, locked by one process at a time. */
public final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the directory if need be and locks it.
   *
   * @throws DataDirectoryInUseException if another service holds it
   */
  public static DataDirectory open(Path directory) {
    try {
      Path path = make(directory).toRealPath();
      FileChannel lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!taken(lock)) {
        lock.close();
        throw new DataDirectoryInUseException(path, holder(path));
      }
      Files.writeString(path.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
      return new DataDirectory(path, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readable by its owner alone where the file system has such modes. */
  private static Path make(Path directory) throws IOException {
    if (Files.exists(directory)) {
      return directory;
    }
    Path made = Files.createDirectories(directory);
    if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }
    return made;
  }

  private static boolean taken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static String holder(Path path) throws IOException {
    Path pid = path.resolve("pid");
    return Files.exists(pid) ? "process " + Files.readString(pid).strip() : "another process";
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
