package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.OwnFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The segments of a folder, within the policy's limits. Not thread-safe. */
final class Segments {
  /** A segment spans a tenth of the longest age, as it goes whole. */
  private static final int SPANS = 10;

  private final Path folder;
  private final JournalPolicy policy;
  private final Troubles troubles;
  private final Tally dropped;
  private final Tally damaged;

  /** Oldest first. */
  private final List<Segment> sealed = new ArrayList<>();

  /** Until when, by number. */
  private final Map<Long, Instant> aside = new HashMap<>();

  private @Nullable SegmentWriter writer;
  private @Nullable Segment inUpload;
  private long sealedBytes;
  private long next;

  private Segments(Path folder, JournalPolicy policy, Troubles troubles) throws IOException {
    this.folder = folder;
    this.policy = policy;
    this.troubles = troubles;
    this.dropped = Tally.load(folder, "dropped");
    this.damaged = Tally.load(folder, "damaged");
  }

  /** What is there; a segment that another process was writing is ended. */
  static Segments load(Path folder, JournalPolicy policy, Troubles troubles) throws IOException {
    Segments segments = new Segments(folder, policy, troubles);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "scans.*")) {
      for (Path file : files) {
        segments.find(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    segments.sealed.sort(Comparator.comparingLong(Segment::number));
    return segments;
  }

  /** One that cannot be read is left to a later process. */
  private void find(Path file) {
    try {
      Segment found = Segment.of(file);
      if (found != null) {
        next = Math.max(next, found.number() + 1);
        add(found.isSealed() ? found : end(found));
      }
    } catch (IOException e) {
      troubles.say(Kind.DAMAGED, String.valueOf(file.getFileName()), e.toString());
    }
  }

  private @Nullable Segment end(Segment unsealed) throws IOException {
    Frames frames = unsealed.frames();
    long behind = unsealed.bytes() - frames.wholeUntil();
    if (behind > 0) {
      troubles.say(Kind.DAMAGED, unsealed.piece(), behind + " bytes unfinished, cut off");
    }
    int entries = frames.entries().size() + frames.damages();
    return new SegmentWriter(unsealed, entries, frames.wholeUntil()).seal();
  }

  private void add(@Nullable Segment segment) {
    if (segment != null) {
      sealed.add(segment);
      sealedBytes += segment.bytes();
    }
  }

  /** How many entries the next {@link #write} may have, at least one. */
  int room(Instant now) throws IOException {
    if (writer != null && !writer.takes(now, policy.longestAge().dividedBy(SPANS))) {
      seal();
    }
    if (writer != null) {
      return ScanUpload.MOST_ENTRIES - writer.count();
    }
    dropOld(now);
    return ScanUpload.MOST_ENTRIES;
  }

  /**
   * Writes as many entries as there is {@link #room} for, together: on return they survive a loss
   * of power.
   */
  void write(List<ScanEntry> entries) throws IOException {
    byte[] frames = Frames.write(entries);
    makeRoom(frames.length);
    if (writer == null) {
      writer = SegmentWriter.begin(folder, next++, entries.get(0).at());
    }
    boolean written = false;
    try {
      writer.write(frames, entries.size());
      written = true;
    } finally {
      if (!written) {
        seal();
      }
    }
  }

  /** Ends the segment that is being written, so that it can be uploaded. */
  void seal() {
    if (writer != null) {
      add(writer.seal());
      writer = null;
    }
  }

  /** Those that can be uploaded now, oldest first. */
  List<Segment> toUpload(Instant now) {
    List<Segment> segments = new ArrayList<>(sealed);
    segments.removeIf(segment -> now.isBefore(aside.getOrDefault(segment.number(), now)));
    return segments;
  }

  void setAside(Segment segment, Instant until) {
    aside.put(segment.number(), until);
  }

  /** Whether it is there still; then no limit takes it until its upload has ended. */
  boolean beginUpload(Segment segment) {
    boolean there = sealed.contains(segment);
    if (there) {
      inUpload = segment;
    }
    return there;
  }

  void endUpload() {
    inUpload = null;
  }

  /**
   * Takes away what was uploaded.
   *
   * @param missing entries that could not be read any more
   */
  void remove(Segment segment, int missing) throws IOException {
    sealed.remove(segment);
    forget(segment);
    if (missing > 0) {
      troubles.say(
          Kind.DAMAGED, segment.piece(), missing + " of " + segment.count() + " entries lost");
      damaged.absorb(segment, missing);
    } else {
      Files.deleteIfExists(segment.path());
    }
    OwnFolder.forceNames(folder);
  }

  /** Takes away what is older than the policy lets it be. */
  void dropOld(Instant now) throws IOException {
    if (writer != null && writer.isOlderThan(policy.longestAge(), now)) {
      seal();
    }
    drop(segment -> segment.isOlderThan(policy.longestAge(), now));
  }

  private void makeRoom(long bytes) throws IOException {
    drop(segment -> bytes() + bytes > policy.mostBytes());
  }

  /** From the oldest on, as long as one is too many. */
  private void drop(Predicate<Segment> tooMany) throws IOException {
    Iterator<Segment> oldest = sealed.iterator();
    while (oldest.hasNext()) {
      Segment segment = oldest.next();
      if (!segment.equals(inUpload) && tooMany.test(segment)) {
        dropped.absorb(segment, segment.count());
        oldest.remove();
        forget(segment);
      }
    }
  }

  private void forget(Segment segment) {
    sealedBytes -= segment.bytes();
    if (aside.remove(segment.number()) != null && aside.isEmpty()) {
      troubles.over(Kind.REFUSED);
    }
  }

  /** Entries on the disk, not uploaded yet. */
  long count() {
    return (writer == null ? 0 : writer.count()) + count(segment -> true);
  }

  /** Those of them that were set aside. */
  long aside() {
    return count(segment -> aside.containsKey(segment.number()));
  }

  long dropped() {
    return dropped.total();
  }

  long damaged() {
    return damaged.total();
  }

  private long count(Predicate<Segment> which) {
    return sealed.stream().filter(which).mapToLong(Segment::count).sum();
  }

  private long bytes() {
    return sealedBytes + (writer == null ? 0 : writer.bytes());
  }
}
