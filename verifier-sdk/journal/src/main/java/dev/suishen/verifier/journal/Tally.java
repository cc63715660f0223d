package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.OwnFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many entries will never be uploaded, as the name of an empty file {@code NAME.TOTAL}. What
 * takes a segment away and what counts its entries is one renaming, which needs no room on the
 * disk: nothing is counted twice, and nothing goes uncounted.
 */
final class Tally {
  private static final Pattern NAME = Pattern.compile("[a-z]+\\.(\\d{1,18})");

  private final Path folder;
  private final String name;
  private @Nullable Path file;
  private long total;

  private Tally(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  static Tally load(Path folder, String name) throws IOException {
    Tally tally = new Tally(folder, name);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + ".*")) {
      for (Path file : files) {
        Matcher counted = NAME.matcher(String.valueOf(file.getFileName()));
        if (counted.matches()) {
          tally.reach(Long.parseLong(counted.group(1)), file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return tally;
  }

  long total() {
    return total;
  }

  /**
   * Counts the entries, and takes the segment away.
   *
   * @throws IOException if it is there still, and not counted
   */
  void absorb(Segment segment, int entries) throws IOException {
    long after = total + entries;
    Path counted = folder.resolve(name + "." + after);
    try {
      Files.move(segment.path(), counted, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException goneAlready) {
      total = after;
      return;
    }
    reach(after, counted);
  }

  /** The highest total stands; a process that ended in between has left a lower one beside it. */
  private void reach(long reached, Path counted) {
    boolean isHighest = reached >= total;
    Path lower = isHighest ? file : counted;
    if (isHighest) {
      total = reached;
      file = counted;
    }
    try {
      OwnFolder.forceNames(folder);
      if (isHighest) {
        Files.newOutputStream(counted, StandardOpenOption.TRUNCATE_EXISTING).close();
      }
      if (lower != null) {
        Files.deleteIfExists(lower);
      }
    } catch (IOException takesRoomStill) {
      // The next process does it.
    }
  }
}
