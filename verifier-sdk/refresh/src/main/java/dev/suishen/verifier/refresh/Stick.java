package dev.suishen.verifier.refresh;

import dev.suishen.verifier.folder.OwnFolder;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * The files of a folder, by the paths of {@link Layout}. It was in other hands: what is a link, or
 * no plain file, is neither read nor written through.
 */
final class Stick {
  private static final String UNFINISHED = ".new";

  private final Path folder;
  private final FileAttribute<?>[] attributes;

  Stick(Path folder) {
    this(folder, new FileAttribute<?>[0]);
  }

  private Stick(Path folder, FileAttribute<?>[] attributes) {
    this.folder = folder;
    this.attributes = attributes;
  }

  /** One that is not carried: what is written is its owner's alone. */
  static Stick ofItsOwner(Path folder) {
    return new Stick(folder, OwnFolder.ownersAlone(folder));
  }

  byte[] read(String path, int mostBytes) throws FetchFailedException {
    Path file = root().resolve(Layout.requirePath(path).substring(1));
    try {
      if (!file.toRealPath().equals(file)
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FetchFailedException(Cause.MALFORMED, path + ": no plain file");
      }
      return readPlain(file, path, mostBytes);
    } catch (NoSuchFileException absent) {
      throw new FetchFailedException(Cause.ABSENT, path + ": not on the stick");
    } catch (IOException unreadable) {
      throw new FetchFailedException(Cause.UNREACHABLE, path + ": " + unreadable);
    }
  }

  private static byte[] readPlain(Path file, String path, int mostBytes)
      throws IOException, FetchFailedException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = BoundedBody.read(in, mostBytes, () -> false);
      if (bytes.length > mostBytes) {
        throw new FetchFailedException(Cause.TOO_LARGE, path + ": too large");
      }
      return bytes;
    }
  }

  /** Whole or not at all. */
  void write(String path, byte[] bytes) throws FetchFailedException {
    String[] names = Layout.requirePath(path).substring(1).split("/", -1);
    String name = names[names.length - 1];
    try {
      Path place = Files.createDirectories(folder).toRealPath();
      for (int i = 0; i < names.length - 1; i++) {
        place = place.resolve(names[i]);
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectory(place);
        }
      }
      Path unfinished = place.resolve(name + UNFINISHED);
      Files.deleteIfExists(unfinished);
      writeAll(unfinished, bytes);
      Files.move(
          unfinished,
          place.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new FetchFailedException(Cause.UNREACHABLE, path + ": not written: " + failed);
    }
  }

  private void writeAll(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  private Path root() throws FetchFailedException {
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      throw new FetchFailedException(Cause.UNREACHABLE, "no stick: " + gone);
    }
  }
}
