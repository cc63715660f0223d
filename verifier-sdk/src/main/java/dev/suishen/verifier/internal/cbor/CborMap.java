package dev.suishen.verifier.internal.cbor;

import dev.suishen.verifier.internal.MalformedException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks a map whose keys are not all known beforehand: checks that they rise bytewise, names those
 * that are integers and leaves the rest to be skipped.
 *
 * <pre>{@code
 * CborMap map = CborMap.read(reader);
 * while (map.next()) {
 *   if (map.isKey(4)) { value = reader.unsigned(); } else { reader.skip(); }
 * }
 * }</pre>
 */
public final class CborMap {
  private final CborReader reader;
  private int left;
  private @Nullable Slice previous;
  private long key;
  private boolean integerKey;

  CborMap(CborReader reader, int size) {
    this.reader = reader;
    this.left = size;
  }

  public static CborMap read(CborReader reader) throws MalformedException {
    return new CborMap(reader, reader.map());
  }

  /** Moves to the next entry, reading its key; false after the last. */
  public boolean next() throws MalformedException {
    return next(CborReader.MAX_DEPTH);
  }

  boolean next(int depth) throws MalformedException {
    if (left-- == 0) {
      return false;
    }
    int start = reader.position();
    boolean integer = reader.peekMajor() <= CborReader.NEGATIVE;
    reader.skip(depth);
    integerKey = integer && reader.fitsLong();
    key = integerKey ? reader.lastInteger() : 0;
    Slice current = reader.since(start);
    if (previous != null && !reader.isBefore(previous, current)) {
      throw new MalformedException("map keys not in order");
    }
    previous = current;
    return true;
  }

  public boolean isKey(long expected) {
    return integerKey && key == expected;
  }

  /** Whether the key is this short ASCII text. */
  public boolean isKey(String expected) {
    if (previous == null || previous.length() != expected.length() + 1) {
      return false;
    }
    byte[] encoded = previous.copy();
    return encoded[0] == (byte) (0x60 | expected.length())
        && expected.equals(new String(encoded, 1, expected.length(), StandardCharsets.US_ASCII));
  }
}
