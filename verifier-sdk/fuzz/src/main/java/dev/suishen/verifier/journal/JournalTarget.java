package dev.suishen.verifier.journal;

import com.upokecenter.cbor.CBORObject;
import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.fuzz.Require;
import dev.suishen.verifier.journal.ScanEntry.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever the disk gives back of a journal, its entries are read or passed over: each that is read
 * stands in those bytes as it would be written, and one that follows is found behind them. In this
 * package, as the journal shows its reader to nobody.
 */
public final class JournalTarget {
  private static final String ID = "00112233445566778899aabbccddeeff";
  private static final Instant AT = Instant.parse("2026-11-20T04:00:00.123Z");
  private static final Optional<String> CTI = Optional.of("0123456789abcdef");

  private static final ScanEntry ACCEPTED =
      new ScanEntry(
          ID,
          AT,
          Scene.TRANSIT,
          Outcome.ACCEPTED,
          Optional.empty(),
          Instruction.ADMIT,
          CTI,
          Optional.of("0a1b2c3d4e"));
  private static final ScanEntry REJECTED =
      new ScanEntry(
          ID,
          AT,
          Scene.HOTEL,
          Outcome.REJECTED,
          Optional.of(Reason.EXPIRED),
          Instruction.REFUSE,
          Optional.empty(),
          Optional.empty());
  private static final ScanEntry UNDETERMINED =
      new ScanEntry(
          ID,
          AT,
          Scene.MEDICAL,
          Outcome.UNDETERMINED,
          Optional.of(Reason.STATUS_STALE),
          Instruction.CHECK_DOCUMENT,
          CTI,
          Optional.empty());
  private static final byte[] FOLLOWING = Frames.write(List.of(REJECTED));

  private JournalTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    readEntry(input);
    Frames frames = Frames.read(input);
    requireWritten(frames, input);
    if (Arrays.hashCode(input) % 4 == 0) { // reads all again
      requireNextIsFound(frames, input);
    }
  }

  private static void readEntry(byte[] input) {
    ScanEntry entry = EntryBytes.read(input);
    if (entry != null) {
      Require.same(input, EntryBytes.write(entry));
      requireSame(List.of(entry), Frames.read(Frames.write(List.of(entry))));
      String id = CBORObject.FromJSONString(entry.toJson()).get("id").AsString();
      Require.that(id.equals(entry.id()), "its JSON is JSON");
    }
  }

  private static void requireWritten(Frames frames, byte[] input) {
    byte[] written = Frames.write(frames.entries());
    Require.that(frames.wholeUntil() <= input.length, "nothing is read behind the end");
    Require.that(written.length <= frames.wholeUntil(), "nothing is read twice");
    if (frames.damages() == 0) {
      Require.same(Arrays.copyOf(input, frames.wholeUntil()), written);
    }
    if (written.length < input.length) {
      requireSame(frames.entries(), Frames.read(written));
    }
  }

  private static void requireNextIsFound(Frames frames, byte[] input) {
    byte[] more = Arrays.copyOf(input, input.length + FOLLOWING.length);
    System.arraycopy(FOLLOWING, 0, more, input.length, FOLLOWING.length);
    List<ScanEntry> expected = new ArrayList<>(frames.entries());
    expected.add(REJECTED);
    Frames all = Frames.read(more);
    Require.that(all.entries().equals(expected), "no damage costs the next entry");
    Require.that(all.wholeUntil() == more.length, "the next entry is whole");
  }

  private static void requireSame(List<ScanEntry> entries, Frames frames) {
    Require.that(
        frames.entries().equals(entries) && frames.damages() == 0, "what is written is read");
  }

  /** What the search starts from, by name. */
  public static Map<String, byte[]> seeds() {
    byte[] three = Frames.write(List.of(ACCEPTED, REJECTED, UNDETERMINED));
    return Map.of(
        "three", three,
        "cut-short", Arrays.copyOf(three, three.length - 1), // found: it took the next one's first
        "accepted", EntryBytes.write(ACCEPTED),
        "rejected", EntryBytes.write(REJECTED),
        "undetermined", EntryBytes.write(UNDETERMINED));
  }
}
