package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.OwnFolder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The segment that is being written. Written by a stream and not by a channel: those close under a
 * thread that is interrupted.
 */
final class SegmentWriter {
  private final Segment segment;
  private final FileOutputStream out;
  private int count;
  private long bytes;

  /** Goes on where a segment ends. */
  SegmentWriter(Segment segment, int count, long bytes) throws IOException {
    this.segment = segment;
    this.out = new FileOutputStream(segment.path().toFile(), true);
    this.count = count;
    this.bytes = bytes;
  }

  static SegmentWriter begin(Path folder, long number, Instant begun) throws IOException {
    Path file = Segment.unsealed(folder, number, begun);
    Files.createFile(file, OwnFolder.ownersAlone(file));
    try {
      OwnFolder.forceNames(folder);
      return new SegmentWriter(new Segment(file, number, begun, -1, 0), 0, 0);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** On return the frames survive a loss of power. */
  void write(byte[] frames, int entries) throws IOException {
    out.write(frames);
    out.getFD().sync();
    bytes += frames.length;
    count += entries;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** Whether another entry belongs here: a segment's entries are of one time. */
  boolean takes(Instant now, Duration span) {
    return count < ScanUpload.MOST_ENTRIES
        && !now.isBefore(segment.begun())
        && !segment.isOlderThan(span, now);
  }

  boolean isOlderThan(Duration age, Instant now) {
    return segment.isOlderThan(age, now);
  }

  /** Ends it where the last write that held ended; null where none did. */
  @Nullable Segment seal() {
    try (out) {
      if (out.getChannel().size() > bytes) {
        out.getChannel().truncate(bytes);
      }
    } catch (IOException stillThere) {
      // Behind what is read of it.
    }
    if (count > 0) {
      return segment.sealed(count, bytes);
    }
    try {
      Files.deleteIfExists(segment.path());
    } catch (IOException stillThere) {
      // The next process does it.
    }
    return null;
  }
}
