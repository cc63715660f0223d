package dev.suishen.verifier.internal.cbor;

import dev.suishen.verifier.internal.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads deterministic CBOR (RFC 8949 §4.2.1) from front to back and refuses everything else:
 * longer-than-needed heads, indefinite lengths, unsorted or repeated map keys, bytes left over.
 * Lengths are checked against what is left before anything is allocated. Not thread-safe.
 */
public final class CborReader {
  public static final int UNSIGNED = 0;
  public static final int NEGATIVE = 1;
  public static final int BYTES = 2;
  public static final int TEXT = 3;
  public static final int ARRAY = 4;
  public static final int MAP = 5;
  public static final int TAG = 6;
  public static final int SIMPLE = 7;

  /** The largest number of seconds, sizes and serials: 2⁵³−1. */
  public static final long MAX_UNSIGNED = (1L << 53) - 1;

  static final int MAX_DEPTH = 16;

  private final byte[] in;
  private final int end;
  private int pos;
  private int major;
  private int info;
  private long argument;

  public CborReader(byte[] in) {
    this(in, 0, in.length);
  }

  CborReader(byte[] in, int from, int end) {
    this.in = in;
    this.pos = from;
    this.end = end;
  }

  /** Index in the underlying array of the next unread byte. */
  public int position() {
    return pos;
  }

  public Slice since(int start) {
    return new Slice(in, start, pos - start);
  }

  public void end() throws MalformedException {
    if (pos != end) {
      throw new MalformedException("bytes after the end");
    }
  }

  /** The major type of the next item, which stays unread. */
  public int peekMajor() throws MalformedException {
    if (pos >= end) {
      throw new MalformedException("ends too early");
    }
    return (in[pos] & 0xff) >>> 5;
  }

  /** An unsigned integer of at most 2⁵³−1. */
  public long unsigned() throws MalformedException {
    head(UNSIGNED);
    if (argument < 0 || argument > MAX_UNSIGNED) {
      throw new MalformedException("number over 2^53-1");
    }
    return argument;
  }

  /** An integer that fits a {@code long}. */
  public long integer() throws MalformedException {
    head();
    if (major > NEGATIVE || !fitsLong()) {
      throw new MalformedException("not a 64-bit integer");
    }
    return lastInteger();
  }

  public Slice bytes() throws MalformedException {
    head(BYTES);
    return take();
  }

  public Slice bytes(int length) throws MalformedException {
    Slice slice = bytes();
    if (slice.length() != length) {
      throw new MalformedException("byte string of another length");
    }
    return slice;
  }

  public String text() throws MalformedException {
    head(TEXT);
    return utf8(take());
  }

  /** An array's head; the count is at most the number of bytes left. */
  public int array() throws MalformedException {
    head(ARRAY);
    return count();
  }

  public void array(int length) throws MalformedException {
    if (array() != length) {
      throw new MalformedException("array of another length");
    }
  }

  /**
   * A map's head; the keys that follow are the caller's to check, see {@link #key} and {@link
   * CborMap}.
   */
  public int map() throws MalformedException {
    head(MAP);
    return count();
  }

  public void map(int size) throws MalformedException {
    if (map() != size) {
      throw new MalformedException("map of another size");
    }
  }

  /**
   * The map key that must stand here. A map read by naming each key in its order is sorted and
   * without repeats.
   */
  public void key(long expected) throws MalformedException {
    if (integer() != expected) {
      throw new MalformedException("not the key expected");
    }
  }

  public void tag(long expected) throws MalformedException {
    head(TAG);
    if (argument != expected) {
      throw new MalformedException("another tag");
    }
  }

  /** Any one item, checked to its last byte and passed over. */
  public void skip() throws MalformedException {
    skip(MAX_DEPTH);
  }

  void skip(int depth) throws MalformedException {
    if (depth == 0) {
      throw new MalformedException("nested too deep");
    }
    head();
    switch (major) {
      case UNSIGNED, NEGATIVE -> {}
      case BYTES -> take();
      case TEXT -> utf8(take());
      case ARRAY -> {
        for (int left = count(); left > 0; left--) {
          skip(depth - 1);
        }
      }
      case MAP -> skipMap(depth - 1);
      case TAG -> skip(depth - 1);
      default -> simple();
    }
  }

  private void skipMap(int depth) throws MalformedException {
    CborMap map = new CborMap(this, count());
    while (map.next(depth)) {
      skip(depth);
    }
  }

  private void simple() throws MalformedException {
    if (!SimpleValue.isShortest(info, argument)) {
      throw new MalformedException("simple value or float not in its shortest form");
    }
  }

  private void head(int expected) throws MalformedException {
    head();
    if (major != expected) {
      throw new MalformedException("another type");
    }
  }

  private void head() throws MalformedException {
    if (pos >= end) {
      throw new MalformedException("ends too early");
    }
    int initial = in[pos++] & 0xff;
    major = initial >>> 5;
    info = initial & 0x1f;
    if (info < 24) {
      argument = info;
    } else if (info < 28) {
      longArgument(1 << (info - 24));
    } else {
      throw new MalformedException("indefinite length or reserved head");
    }
  }

  private void longArgument(int size) throws MalformedException {
    if (end - pos < size) {
      throw new MalformedException("ends too early");
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | in[pos++] & 0xff;
    }
    argument = value;
    if (major != SIMPLE && isLongerThanNeeded(value, size)) {
      throw new MalformedException("number not in its shortest form");
    }
  }

  private static boolean isLongerThanNeeded(long value, int size) {
    return size == 1 ? value < 24 : Long.compareUnsigned(value, 1L << (size * 4)) < 0;
  }

  private Slice take() throws MalformedException {
    if (argument < 0 || argument > end - pos) {
      throw new MalformedException("string longer than what is left");
    }
    Slice slice = new Slice(in, pos, (int) argument);
    pos += (int) argument;
    return slice;
  }

  private int count() throws MalformedException {
    if (argument < 0 || argument > end - pos) {
      throw new MalformedException("more entries than bytes left");
    }
    return (int) argument;
  }

  private static String utf8(Slice slice) throws MalformedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(slice.array(), slice.offset(), slice.length()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("text is not UTF-8");
    }
  }

  /** The integer whose head was read last, where {@link #fitsLong}. */
  long lastInteger() {
    return major == UNSIGNED ? argument : -1 - argument;
  }

  boolean fitsLong() {
    return argument >= 0;
  }

  /** Whether the bytes of {@code a} come before those of {@code b} (RFC 8949 §4.2.1, bytewise). */
  boolean isBefore(Slice a, Slice b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      int difference = (in[a.offset() + i] & 0xff) - (in[b.offset() + i] & 0xff);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return a.length() < b.length();
  }
}
