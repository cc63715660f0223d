package dev.suishen.verifier.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of entries that is written no more, and a batch. While it is written its name is {@code
 * scans.NUMBER.BEGUN}, then {@code scans.NUMBER.BEGUN.COUNT}.
 *
 * @param number rises from one segment to the next
 * @param begun when its first entry was decided
 * @param count of the entries that were written
 * @param bytes that they take
 */
record Segment(Path path, long number, Instant begun, int count, long bytes) {
  /** More than {@link ScanUpload#MOST_ENTRIES} of the longest entries take. */
  static final int MOST_BYTES = 128 << 10;

  private static final Pattern NAME =
      Pattern.compile("scans\\.(\\d{1,18})\\.(\\d{1,18})(?:\\.(\\d{1,9}))?");

  /**
   * One that is there; null for a file that is none. {@code count} is -1 where it was not sealed.
   */
  static @Nullable Segment of(Path file) throws IOException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return null;
    }
    return new Segment(
        file,
        Long.parseLong(name.group(1)),
        Instant.ofEpochMilli(Long.parseLong(name.group(2))),
        name.group(3) == null ? -1 : Integer.parseInt(name.group(3)),
        Files.size(file));
  }

  /** Where a segment is written. */
  static Path unsealed(Path folder, long number, Instant begun) {
    return folder.resolve("scans." + number + "." + Math.max(0, begun.toEpochMilli()));
  }

  boolean isSealed() {
    return count >= 0;
  }

  boolean isOlderThan(Duration age, Instant now) {
    return Duration.between(begun, now).compareTo(age) > 0;
  }

  /**
   * With the count in its name. If that fails it is as good in this process, and the next one
   * counts again.
   */
  Segment sealed(int entries, long length) {
    Path counted = path.resolveSibling(path.getFileName() + "." + entries);
    try {
      Files.move(path, counted, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notRenamed) {
      counted = path;
    }
    return new Segment(counted, number, begun, entries, length);
  }

  /** What is there now, which may be less than was written. */
  Frames frames() throws IOException {
    byte[] content = new byte[(int) Math.min(bytes, MOST_BYTES)];
    int length = 0;
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = 0; read >= 0 && length < content.length; length += Math.max(0, read)) {
        read = in.read(content, length, content.length - length);
      }
    }
    return Frames.read(Arrays.copyOf(content, length));
  }

  /** Never more than were written: what lies behind is a write that failed. */
  List<ScanEntry> entries() throws IOException {
    List<ScanEntry> all = frames().entries();
    return all.subList(0, Math.min(all.size(), count));
  }

  /** {@code scans.NUMBER}, for people. */
  String piece() {
    return "scans." + number;
  }
}
