package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final List<ScanEntry> ALL = Entries.ofEverySort();

  /** Few, and one of each length that matters. */
  private static final List<ScanEntry> ENTRIES = ALL.subList(ALL.size() - 6, ALL.size());

  private final byte[] whole = Frames.write(ENTRIES);

  @Test
  void whatWasWrittenIsRead() {
    byte[] bytes = Frames.write(ALL);
    Frames frames = Frames.read(bytes);
    assertEquals(ALL, frames.entries());
    assertEquals(bytes.length, frames.wholeUntil());
    assertEquals(0, frames.damages());
  }

  @Test
  void theLongestEntryHasRoomInAFrame() {
    for (ScanEntry entry : ALL) {
      int bytes = Frames.write(List.of(entry)).length;
      assertTrue(bytes <= Frames.MOST_FRAME_BYTES, entry + " takes " + bytes);
    }
  }

  @Test
  void nothingIsReadOfNothing() {
    Frames frames = Frames.read(new byte[0]);
    assertEquals(List.of(), frames.entries());
    assertEquals(0, frames.wholeUntil());
  }

  @Test
  void cutAtAnyByte_theEntriesBeforeAreThere_andNoDamageIsSeen() {
    int[] ends = ends();
    for (int length = 0; length < whole.length; length++) {
      Frames frames = Frames.read(Arrays.copyOf(whole, length));
      int before = 0;
      while (ends[before] <= length) {
        before++;
      }
      assertEquals(ENTRIES.subList(0, before), frames.entries());
      assertEquals(before == 0 ? 0 : ends[before - 1], frames.wholeUntil());
      assertEquals(0, frames.damages());
    }
  }

  @Test
  void anyByteChanged_costsItsEntryAlone() {
    int[] ends = ends();
    for (int at = 0; at < whole.length; at++) {
      int hit = 0;
      while (ends[hit] <= at) {
        hit++;
      }
      List<ScanEntry> others = new ArrayList<>(ENTRIES);
      others.remove(hit);
      for (int change = 1; change < 256; change += 18) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) change;
        Frames frames = Frames.read(changed);
        assertEquals(others, frames.entries(), "byte " + at + " by " + change);
        boolean last = hit == ENTRIES.size() - 1;
        assertEquals(last ? 0 : 1, frames.damages());
        assertEquals(last ? ends[hit - 1] : whole.length, frames.wholeUntil());
      }
    }
  }

  /** Found by fuzzing: an entry that ended with a zero took the next one's first. */
  @Test
  void cutShortBeforeAnother_costsItsEntryAlone() {
    for (ScanEntry cut : ENTRIES) {
      byte[] bytes = Frames.write(List.of(cut));
      for (ScanEntry next : ENTRIES) {
        byte[] following = Frames.write(List.of(next));
        for (int length = 1; length < bytes.length; length++) {
          byte[] both = Arrays.copyOf(bytes, length + following.length);
          System.arraycopy(following, 0, both, length, following.length);
          assertEquals(List.of(next), Frames.read(both).entries(), cut + " of " + length);
        }
      }
    }
  }

  /** As a file system may leave a file whose blocks were not all written. */
  @Test
  void zerosInTheMiddle_costWhatTheyTouch() {
    int[] ends = ends();
    byte[] holed = whole.clone();
    Arrays.fill(holed, ends[1] - 3, ends[3] + 2, (byte) 0);
    List<ScanEntry> others = new ArrayList<>(ENTRIES);
    others.subList(1, 5).clear();
    Frames frames = Frames.read(holed);
    assertEquals(others, frames.entries());
    assertEquals(1, frames.damages());
  }

  @Test
  void zerosAtTheEndAreUnfinished() {
    Frames frames = Frames.read(Arrays.copyOf(whole, whole.length + 4096));
    assertEquals(ENTRIES, frames.entries());
    assertEquals(whole.length, frames.wholeUntil());
    assertEquals(0, frames.damages());
  }

  /** Whole, by its checksum, and yet nothing that this version writes. */
  @Test
  void aFrameOfAnotherVersion_isPassedOver() {
    byte[] entry = EntryBytes.write(ENTRIES.get(0));
    assertEquals(ENTRIES.get(0), EntryBytes.read(entry));
    for (int at = 0; at < entry.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] other = entry.clone();
        other[at] = (byte) value;
        ScanEntry read = EntryBytes.read(other);
        assertTrue(read == null || Arrays.equals(other, EntryBytes.write(read)));
        assertEquals(Arrays.equals(other, entry), ENTRIES.get(0).equals(read));
      }
    }
    entry[0] = 2;
    byte[] bytes = concatenated(Frames.frame(entry), whole);
    assertEquals(ENTRIES, Frames.read(bytes).entries());
    assertEquals(1, Frames.read(bytes).damages());
  }

  @Test
  void whatIsReadOfNoise_isWrittenSo() {
    Random random = new Random(20_261_128);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = noise(random);
      Frames frames = Frames.read(noise);
      byte[] again = Frames.write(frames.entries());
      assertEquals(frames.entries(), Frames.read(again).entries());
      assertTrue(again.length <= frames.wholeUntil() && frames.wholeUntil() <= noise.length);
    }
  }

  /** Pieces of what is whole, between bytes that are not. */
  private byte[] noise(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int piece = random.nextInt(8); piece > 0; piece--) {
      int from = random.nextInt(whole.length);
      out.write(whole, from, random.nextInt(whole.length - from));
      byte[] other = new byte[random.nextInt(300)];
      random.nextBytes(other);
      out.write(other, 0, other.length);
    }
    return out.toByteArray();
  }

  private static byte[] concatenated(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static int[] ends() {
    int[] ends = new int[ENTRIES.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = Frames.write(ENTRIES.subList(0, i + 1)).length;
    }
    return ends;
  }
}
