package dev.suishen.verifier.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Files named {@code PIECE.GENERATION.SHA-256}, never changed once they have that name. So a file
 * that was torn or edited shows it, and still says which generation it was.
 */
final class GenerationFiles {
  /** Larger than any piece; a larger file is none of ours. */
  private static final int MOST_BYTES = 2 << 20;

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9-]+)\\.(\\d{1,16})\\.(\\p{XDigit}{64})");
  private static final String UNFINISHED = ".new";

  private final Path folder;

  GenerationFiles(Path folder) {
    this.folder = folder;
  }

  /** All that are there, newest generations first. */
  List<Kept> list() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          all.add(new Kept(name.group(1), Long.parseLong(name.group(2)), name.group(3), file));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    all.sort(Comparator.comparingLong(Kept::generation).reversed());
    return all;
  }

  /** Null where the bytes are not those that were written. */
  static byte @Nullable [] read(Kept kept) throws IOException {
    if (Files.size(kept.path()) > MOST_BYTES) {
      return null;
    }
    byte[] bytes = Files.readAllBytes(kept.path());
    return sha256(bytes).equals(kept.sha256()) ? bytes : null;
  }

  /** On return it survives a loss of power; if it fails, what was there before is there still. */
  Kept write(String piece, long generation, byte[] bytes) throws IOException {
    String sha256 = sha256(bytes);
    Path whole = folder.resolve(piece + "." + generation + "." + sha256);
    Path unfinished = folder.resolve(whole.getFileName() + UNFINISHED);
    try {
      writeAll(unfinished, bytes);
      Files.move(
          unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // On a full disk it would take the room of what is smaller.
      Files.deleteIfExists(unfinished);
    }
    OwnFolder.forceNames(folder);
    return new Kept(piece, generation, sha256, whole);
  }

  private static void writeAll(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnFolder.ownersAlone(file))) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  /** What a crash left behind. */
  void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return Hex.toHexString(result);
  }

  /**
   * A file that was kept.
   *
   * @param sha256 of what was written, in hex
   */
  record Kept(String piece, long generation, String sha256, Path path) {
    boolean isOf(long other, byte[] bytes) {
      return generation == other && GenerationFiles.sha256(bytes).equals(sha256);
    }
  }
}
