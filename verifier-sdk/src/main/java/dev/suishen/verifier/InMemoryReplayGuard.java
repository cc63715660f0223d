package dev.suishen.verifier;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Marks in open-addressed tables of words, 27 to 31 bytes a mark. Each of many small segments has a
 * lock of its own and is made anew when it fills, ended marks left out, so that no call ever pays
 * for more than one segment. The hash is seeded. Docs: decision 0008.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  /** Marks of a segment, about, where all are as full as they may be. */
  private static final int SEGMENT = 2048;

  /** A slot is {@code id}, {@code at} and {@code until << 2 | type + 1}, which is 0 when empty. */
  private static final int WORDS = 3;

  private static final int TYPE_BITS = 2;
  private static final int TYPE = (1 << TYPE_BITS) - 1;
  private static final long LATEST = Long.MAX_VALUE >> TYPE_BITS;

  private final AtomicReferenceArray<Segment> segments;
  private final int segmentBits;
  private final int segmentCapacity;
  private final long seed;
  private final long otherSeed;
  private final AtomicLong turnedAway = new AtomicLong();

  InMemoryReplayGuard(int capacity, SecureRandom random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity of " + capacity);
    }
    segmentBits = Integer.SIZE - Integer.numberOfLeadingZeros((capacity - 1) / SEGMENT);
    segments = new AtomicReferenceArray<>(1 << segmentBits);
    int share = (capacity - 1 >>> segmentBits) + 1;
    // Marks spread by chance: eight standard deviations more than its share no segment ever gets.
    segmentCapacity = segmentBits == 0 ? capacity : share + 8 * (int) Math.sqrt(share);
    seed = random.nextLong();
    otherSeed = random.nextLong();
  }

  @Override
  public boolean remember(Mark mark, long now, long until) {
    long end = Math.max(-LATEST, Math.min(until, LATEST)) << TYPE_BITS | mark.type().ordinal() + 1;
    long hash = hash(mark.id(), mark.at(), end);
    return segment(segmentBits == 0 ? 0 : (int) (hash >>> Long.SIZE - segmentBits))
        .remember(hash, mark.id(), mark.at(), end, now);
  }

  @Override
  public long turnedAway() {
    return turnedAway.get();
  }

  private Segment segment(int number) {
    Segment held = segments.get(number);
    if (held == null) {
      segments.compareAndSet(number, null, new Segment());
      held = segments.get(number);
    }
    return held;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  private long hash(long id, long at, long end) {
    return mix(mix(id ^ seed) + at ^ otherSeed + (end & TYPE));
  }

  /** Never more than seven eighths full, so that each probe ends. */
  private final class Segment {
    private long[] slots = new long[8 * WORDS];
    private int used;

    synchronized boolean remember(long hash, long id, long at, long end, long now) {
      int slot = find(slots, hash, id, at, end);
      if (slots[slot + 2] != 0) {
        boolean ended = slots[slot + 2] >> TYPE_BITS <= now;
        slots[slot + 2] = ended ? end : slots[slot + 2];
        return ended;
      }
      if (used == room()) {
        if (!makeRoom(now)) {
          turnedAway.incrementAndGet();
          return false;
        }
        slot = find(slots, hash, id, at, end);
      }
      slots[slot] = id;
      slots[slot + 1] = at;
      slots[slot + 2] = end;
      used++;
      return true;
    }

    private int room() {
      return Math.min(segmentCapacity, slots.length / WORDS * 7 / 8);
    }

    /** For an eighth more than has not ended, and two. */
    private boolean makeRoom(long now) {
      int live = 0;
      for (int slot = 0; slot < slots.length; slot += WORDS) {
        live += isLive(slot, now) ? 1 : 0;
      }
      if (live == segmentCapacity) {
        return false;
      }
      int room = Math.min(live + live / 8 + 2, segmentCapacity);
      long[] made = new long[(room * 8 / 7 + 1) * WORDS];
      for (int slot = 0; slot < slots.length; slot += WORDS) {
        if (isLive(slot, now)) {
          long id = slots[slot];
          long at = slots[slot + 1];
          long end = slots[slot + 2];
          long hash = hash(id, at, end);
          int free = find(made, hash, id, at, end);
          made[free] = id;
          made[free + 1] = at;
          made[free + 2] = end;
        }
      }
      slots = made;
      used = live;
      return true;
    }

    private boolean isLive(int slot, long now) {
      return slots[slot + 2] != 0 && slots[slot + 2] >> TYPE_BITS > now;
    }

    /** The slot that holds the mark, or the empty one where it belongs. */
    private static int find(long[] slots, long hash, long id, long at, long end) {
      int slot = (int) ((hash & 0xffff_ffffL) * (slots.length / WORDS) >>> Integer.SIZE) * WORDS;
      while (slots[slot + 2] != 0
          && (slots[slot] != id
              || slots[slot + 1] != at
              || ((slots[slot + 2] ^ end) & TYPE) != 0)) {
        slot += WORDS;
        slot = slot == slots.length ? 0 : slot;
      }
      return slot;
    }
  }
}
