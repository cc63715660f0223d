package dev.suishen.verifier.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Entries one after the other, as a segment holds them:
 *
 * <pre>
 * length of the entry (2) ‖ CRC-32 of length and entry (4) ‖ entry
 * </pre>
 *
 * <p>Bytes that are no whole frame are passed over, one by one, up to the next that is: whatever
 * happened to them costs the entries it touched and no other. Knows no disk.
 */
final class Frames {
  /** Longer than any frame that is written. */
  static final int MOST_FRAME_BYTES = 256;

  private static final int HEAD = 6;

  private final byte[] bytes;
  private final List<ScanEntry> entries = new ArrayList<>();
  private int wholeUntil;
  private int damages;

  private Frames(byte[] bytes) {
    this.bytes = bytes;
  }

  static byte[] write(List<ScanEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ScanEntry entry : entries) {
      byte[] frame = frame(EntryBytes.write(entry));
      out.write(frame, 0, frame.length);
    }
    return out.toByteArray();
  }

  /** Total: never throws, whatever the bytes. */
  static Frames read(byte[] bytes) {
    Frames frames = new Frames(bytes);
    frames.read();
    return frames;
  }

  /** Each as it was written, in the order of writing. */
  List<ScanEntry> entries() {
    return entries;
  }

  /** Places between whole frames, or before the first, where at least one entry was. */
  int damages() {
    return damages;
  }

  /** Where the last whole frame ends; what comes after was not finished. */
  int wholeUntil() {
    return wholeUntil;
  }

  private void read() {
    for (int at = 0; at < bytes.length; ) {
      ScanEntry entry = entryAt(at);
      if (entry == null) {
        at++;
        continue;
      }
      damages += at > wholeUntil ? 1 : 0;
      at += HEAD + length(at);
      wholeUntil = at;
      entries.add(entry);
    }
  }

  private @Nullable ScanEntry entryAt(int at) {
    if (at + HEAD > bytes.length) {
      return null;
    }
    int length = length(at);
    if (length == 0 || length > MOST_FRAME_BYTES - HEAD || at + HEAD + length > bytes.length) {
      return null;
    }
    byte[] entry = Arrays.copyOfRange(bytes, at + HEAD, at + HEAD + length);
    return ByteBuffer.wrap(bytes).getInt(at + 2) == checksum(entry) ? EntryBytes.read(entry) : null;
  }

  private int length(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  static byte[] frame(byte[] entry) {
    return ByteBuffer.allocate(HEAD + entry.length)
        .putShort((short) entry.length)
        .putInt(checksum(entry))
        .put(entry)
        .array();
  }

  private static int checksum(byte[] entry) {
    CRC32 crc = new CRC32();
    crc.update(entry.length >> 8);
    crc.update(entry.length);
    crc.update(entry);
    return (int) crc.getValue();
  }
}
