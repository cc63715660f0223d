package dev.suishen.verifier.internal.bundle;

import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.Slice;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An inflated status list (draft-ietf-oauth-status-list §4): entries of 1, 2, 4 or 8 bits, lowest
 * bits first.
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares lists
public record StatusBits(byte[] bytes, int bits) {

  /**
   * Inflates a zlib stream that must hold exactly {@code length} bytes; not a byte more is ever
   * written.
   */
  public static StatusBits inflate(Slice zlib, int bits, int length) throws MalformedException {
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
      throw new MalformedException("bits is not 1, 2, 4 or 8");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(zlib.array(), zlib.offset(), zlib.length());
      byte[] bytes = new byte[length];
      int read = inflater.inflate(bytes);
      // The checksum is read, and the end seen, only when more is asked for.
      boolean more = inflater.inflate(new byte[1]) > 0;
      if (read != length || more || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new MalformedException("list does not inflate to " + length + " bytes");
      }
      return new StatusBits(bytes, bits);
    } catch (DataFormatException e) {
      throw new MalformedException("not zlib");
    } finally {
      inflater.end();
    }
  }

  /** The status of the entry at {@code index}, 0 ≤ index &lt; {@link #size}. */
  public int get(int index) {
    int bit = index * bits; // entries lie in one byte each
    return (bytes[bit >>> 3] & 0xff) >>> (bit & 7) & ((1 << bits) - 1);
  }

  public int size() {
    return bytes.length * (8 / bits);
  }
}
