package dev.suishen.verifier.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Entries in memory alone: for the milliseconds that the disk takes, or for as long as nothing can
 * be written. Thread-safe.
 */
final class Unwritten {
  /** A few megabytes of them. The oldest go first, as on the disk. */
  static final int MOST = 10_000;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long dropped;

  /** An entry, and whether it is on the disk by now: the folder's to say and to ask. */
  static final class Waiting {
    final ScanEntry entry;
    boolean written;

    private Waiting(ScanEntry entry) {
      this.entry = entry;
    }
  }

  synchronized Waiting add(ScanEntry entry) {
    Waiting added = new Waiting(entry);
    waiting.addLast(added);
    dropOverflow();
    return added;
  }

  /** Takes out the oldest, at most so many. */
  synchronized List<Waiting> take(int most) {
    List<Waiting> taken = new ArrayList<>();
    while (taken.size() < most && !waiting.isEmpty()) {
      taken.add(waiting.removeFirst());
    }
    return taken;
  }

  /** What was taken out last stays to be written. */
  synchronized void putBack(List<Waiting> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      waiting.addFirst(taken.get(i));
    }
    dropOverflow();
  }

  /** Counts what was taken out and is kept no longer. */
  synchronized void drop(List<Waiting> taken) {
    dropped += taken.size();
  }

  synchronized int size() {
    return waiting.size();
  }

  synchronized long dropped() {
    return dropped;
  }

  static List<ScanEntry> entries(List<Waiting> taken) {
    List<ScanEntry> entries = new ArrayList<>();
    taken.forEach(one -> entries.add(one.entry));
    return entries;
  }

  private void dropOverflow() {
    while (waiting.size() > MOST) {
      waiting.removeFirst();
      dropped++;
    }
  }
}
