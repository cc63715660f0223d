package dev.suishen.verifier;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Marks in open-addressed pages of words, outside the heap: no collector ever copies them. One page
 * serves all at first; one that is full of marks that have not ended becomes two, each for half of
 * its hashes, so that no call ever pays for more than one page. The hash is seeded. Docs: decision
 * 0008.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  /** Marks of a page, about, where all are as full as they may be. */
  private static final int PAGE = 2048;

  /** A slot is {@code id}, {@code at} and {@code until << 2 | type + 1}, which is 0 when empty. */
  private static final int WORDS = 3;

  private static final int TYPE_BITS = 2;
  private static final int TYPE = (1 << TYPE_BITS) - 1;
  private static final long LATEST = Long.MAX_VALUE >> TYPE_BITS;

  /** The page of a hash, by the first bits of it. */
  private final AtomicReferenceArray<Page> pages;

  private final int bits;
  private final int pageCapacity;
  private final long seed;
  private final long otherSeed;
  private final AtomicLong turnedAway = new AtomicLong();

  InMemoryReplayGuard(int capacity, SecureRandom random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity of " + capacity);
    }
    bits = Integer.SIZE - Integer.numberOfLeadingZeros((capacity - 1) / PAGE);
    int share = (capacity - 1 >>> bits) + 1;
    // Marks spread by chance: eight standard deviations more than its share no page ever gets.
    pageCapacity = bits == 0 ? capacity : share + 8 * (int) Math.sqrt(share);
    seed = random.nextLong();
    otherSeed = random.nextLong();
    pages = new AtomicReferenceArray<>(1 << bits);
    Page first = new Page(0);
    for (int number = 0; number < pages.length(); number++) {
      pages.lazySet(number, first);
    }
  }

  @Override
  public boolean remember(Mark mark, long now, long until) {
    long end = Math.max(-LATEST, Math.min(until, LATEST)) << TYPE_BITS | mark.type().ordinal() + 1;
    long hash = hash(mark.id(), mark.at(), end);
    int number = bits == 0 ? 0 : (int) (hash >>> Long.SIZE - bits);
    while (true) {
      Page page = pages.get(number);
      synchronized (page) {
        if (pages.get(number) != page) {
          continue; // it has become two meanwhile
        }
        Answer answer = page.remember(hash, mark.id(), mark.at(), end, now);
        if (answer != Answer.NO_ROOM) {
          return answer == Answer.NEW;
        }
        if (!makeRoom(page, number, now)) {
          turnedAway.incrementAndGet();
          return false;
        }
      }
    }
  }

  @Override
  public long turnedAway() {
    return turnedAway.get();
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

  /** Leaves out what has ended; where that is little, one page becomes two. */
  private boolean makeRoom(Page page, int number, long now) {
    long[] live = page.live(now);
    int count = live.length / WORDS;
    if (count > pageCapacity / 4 * 3 && page.depth < bits) {
      split(page, number, live);
      return true;
    }
    if (count == pageCapacity) {
      return false;
    }
    page.clear();
    for (int mark = 0; mark < live.length; mark += WORDS) {
      page.add(live[mark], live[mark + 1], live[mark + 2]);
    }
    return true;
  }

  private void split(Page page, int number, long[] live) {
    Page other = new Page(page.depth + 1);
    other.clear();
    page.clear();
    for (int mark = 0; mark < live.length; mark += WORDS) {
      boolean moves = hash(live[mark], live[mark + 1], live[mark + 2]) << page.depth < 0;
      (moves ? other : page).add(live[mark], live[mark + 1], live[mark + 2]);
    }
    page.depth++;
    int span = 1 << bits - page.depth;
    int moved = number & -2 * span | span;
    for (int each = moved; each < moved + span; each++) {
      pages.set(each, other);
    }
  }

  private enum Answer {
    NEW,
    SEEN,
    NO_ROOM
  }

  /** What it holds is its lock's to guard. */
  private final class Page {
    /** How many bits all hashes of this page begin with alike. */
    private int depth;

    /** Seven eighths of it at most are used, so that each probe ends. */
    private LongBuffer slots = LongBuffer.allocate(WORDS);

    private int room;
    private int used;

    Page(int depth) {
      this.depth = depth;
    }

    Answer remember(long hash, long id, long at, long end, long now) {
      int slot = find(hash, id, at, end);
      long held = slots.get(slot + 2);
      if (held == 0 && used == room) {
        return Answer.NO_ROOM;
      }
      if (held >> TYPE_BITS > now && held != 0) {
        return Answer.SEEN;
      }
      used += held == 0 ? 1 : 0;
      slots.put(slot, id).put(slot + 1, at).put(slot + 2, end);
      return Answer.NEW;
    }

    void add(long id, long at, long end) {
      int slot = find(hash(id, at, end), id, at, end);
      slots.put(slot, id).put(slot + 1, at).put(slot + 2, end);
      used++;
    }

    /** Empty, and with room from the first time on. */
    void clear() {
      if (room == 0) {
        int words = (pageCapacity * 8 / 7 + 1) * WORDS;
        ByteBuffer bytes = ByteBuffer.allocateDirect(words * Long.BYTES);
        slots = bytes.order(ByteOrder.nativeOrder()).asLongBuffer();
        room = pageCapacity;
      }
      for (int slot = 0; slot < slots.capacity(); slot += WORDS) {
        slots.put(slot + 2, 0);
      }
      used = 0;
    }

    /** All words of the marks that have not ended. */
    long[] live(long now) {
      long[] live = new long[used * WORDS];
      int length = 0;
      for (int slot = 0; slot < slots.capacity(); slot += WORDS) {
        long end = slots.get(slot + 2);
        if (end != 0 && end >> TYPE_BITS > now) {
          live[length] = slots.get(slot);
          live[length + 1] = slots.get(slot + 1);
          live[length + 2] = end;
          length += WORDS;
        }
      }
      return Arrays.copyOf(live, length);
    }

    /** The slot that holds the mark, or the empty one where it belongs. */
    private int find(long hash, long id, long at, long end) {
      int slot =
          (int) ((hash & 0xffff_ffffL) * (slots.capacity() / WORDS) >>> Integer.SIZE) * WORDS;
      long held = slots.get(slot + 2);
      while (held != 0
          && (slots.get(slot) != id || slots.get(slot + 1) != at || ((held ^ end) & TYPE) != 0)) {
        slot += WORDS;
        slot = slot == slots.capacity() ? 0 : slot;
        held = slots.get(slot + 2);
      }
      return slot;
    }
  }
}
