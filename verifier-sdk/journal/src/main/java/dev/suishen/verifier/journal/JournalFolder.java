package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.OwnFolder;
import dev.suishen.verifier.journal.Unwritten.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The disk's side of a journal. One thread at a time writes for all that wait, so that they share
 * one forcing of the disk. What the disk does ends nothing: it is a trouble, and is tried again.
 */
final class JournalFolder implements AutoCloseable {
  /** How long a batch that was refused is set aside. */
  private static final Duration ASIDE = Duration.ofDays(1);

  private final Path folder;
  private final JournalPolicy policy;
  private final Clock clock;
  private final Unwritten unwritten;
  private final Troubles troubles;
  private final Lock turn = new ReentrantLock(true);
  private @Nullable OwnFolder own;
  private @Nullable Segments segments;
  private boolean failing;
  private boolean closed;

  JournalFolder(
      Path folder, JournalPolicy policy, Clock clock, Unwritten unwritten, Troubles troubles) {
    this.folder = folder;
    this.policy = policy;
    this.clock = clock;
    this.unwritten = unwritten;
    this.troubles = troubles;
  }

  /** Takes the folder up if it can be written. */
  synchronized void begin() throws FolderUnusableException {
    try {
      takeUp();
    } catch (IOException notWritable) {
      notKept(notWritable);
    }
  }

  /**
   * Writes the entry, with all that wait, unless another thread has. In turn: the thread that has
   * just written would else be the next to write, alone.
   *
   * @return whether it is written
   */
  boolean keep(Waiting entry) {
    turn.lock();
    try {
      return keepInTurn(entry);
    } finally {
      turn.unlock();
    }
  }

  private synchronized boolean keepInTurn(Waiting entry) {
    while (!entry.written && writeNext()) {
      // Those before it go first.
    }
    return entry.written;
  }

  /** Whether nothing is left to be written. */
  synchronized boolean keepAll() {
    while (writeNext()) {
      // As much as a segment has room for, each time.
    }
    // An entry that comes at this moment has a thread of its own that writes it.
    return !failing || unwritten.size() == 0;
  }

  /** Whether something was written. Takes the folder up where that was not possible before. */
  private boolean writeNext() {
    try {
      failing = false;
      Segments to = requireSegments();
      List<Waiting> together =
          unwritten.size() == 0 ? List.of() : unwritten.take(to.room(clock.instant()));
      if (together.isEmpty()) {
        return false;
      }
      write(to, together);
      troubles.over(Kind.NOT_KEPT);
      return true;
    } catch (IOException | RuntimeException e) {
      failing = true;
      notKept(e);
      return false;
    }
  }

  private void write(Segments to, List<Waiting> together) throws IOException {
    boolean written = false;
    try {
      to.write(Unwritten.entries(together));
      written = true;
    } finally {
      for (Waiting one : together) {
        one.written = written;
      }
      if (!written) {
        unwritten.putBack(together);
      }
    }
  }

  /**
   * The batches that can be uploaded now, oldest first.
   *
   * @param all whether what is still being written is one
   */
  synchronized List<Segment> toUpload(boolean all) {
    if (segments == null) {
      return List.of();
    }
    if (all) {
      segments.seal();
    }
    return segments.toUpload(clock.instant());
  }

  /** Whether the segment is there still; no limit takes it before {@link #endUpload}. */
  synchronized boolean beginUpload(Segment segment) {
    return segments != null && segments.beginUpload(segment);
  }

  synchronized void endUpload() {
    if (segments != null) {
      segments.endUpload();
    }
  }

  /**
   * The receiver has it. A process that ends before it is taken away uploads it again.
   *
   * @param missing entries of it that could not be read
   */
  synchronized void uploaded(Segment segment, int missing) {
    try {
      if (segments != null) {
        segments.remove(segment, missing);
      }
    } catch (IOException | RuntimeException e) {
      notKept(e);
    }
  }

  synchronized void refused(Segment segment, ScansRefusedException why) {
    if (segments != null) {
      segments.setAside(segment, clock.instant().plus(ASIDE));
      troubles.say(Kind.REFUSED, segment.piece(), String.valueOf(why.getMessage()));
    }
  }

  synchronized void dropOld() {
    try {
      if (segments != null) {
        segments.dropOld(clock.instant());
      }
    } catch (IOException | RuntimeException e) {
      notKept(e);
    }
  }

  synchronized JournalCounts counts() {
    long held = unwritten.size();
    long overflown = unwritten.dropped();
    return segments == null
        ? new JournalCounts(held, held, 0, overflown, 0)
        : new JournalCounts(
            held + segments.count(),
            held,
            segments.aside(),
            overflown + segments.dropped(),
            segments.damaged());
  }

  /** Lets another process take it up. */
  @Override
  public synchronized void close() {
    if (!closed) {
      keepAll();
      closed = true;
    }
    if (segments != null) {
      segments.seal();
      segments = null;
    }
    if (own != null) {
      own.close();
      own = null;
    }
  }

  private Segments requireSegments() throws IOException {
    if (closed) {
      throw new IOException("the journal was closed");
    }
    if (segments == null) {
      try {
        takeUp();
        troubles.over(Kind.NOT_KEPT);
      } catch (FolderUnusableException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return Objects.requireNonNull(segments);
  }

  private void takeUp() throws IOException, FolderUnusableException {
    own = OwnFolder.take(folder);
    try {
      segments = Segments.load(folder, policy, troubles);
    } finally {
      if (segments == null) {
        own.close();
        own = null;
      }
    }
  }

  private void notKept(Exception why) {
    troubles.say(Kind.NOT_KEPT, "folder", why.toString());
  }
}
