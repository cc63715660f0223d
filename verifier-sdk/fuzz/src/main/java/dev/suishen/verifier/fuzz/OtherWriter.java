package dev.suishen.verifier.fuzz;

import com.upokecenter.cbor.CBORObject;
import dev.suishen.keys.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one item of CBOR again as RFC 8949 §4.2.1 would have it, so that what was not
 * deterministic comes out otherwise. Takes only what was read before, and so never looks beyond the
 * end. The floats are another library's.
 */
final class OtherWriter {
  private final ByteBuffer in;
  private final CborWriter out;

  private OtherWriter(byte[] item) {
    this.in = ByteBuffer.wrap(item);
    this.out = new CborWriter(item.length + 9);
  }

  static byte[] write(byte[] item) {
    OtherWriter writer = new OtherWriter(item);
    writer.item();
    return writer.out.toByteArray();
  }

  private void item() {
    int start = in.position();
    int initial = in.get() & 0xff;
    int major = initial >>> 5;
    long argument = argument(initial & 0x1f);
    switch (major) {
      case 0 -> integer(false, argument, start);
      case 1 -> integer(true, argument, start);
      case 2 -> out.bytes(take(argument));
      case 3 -> out.text(new String(take(argument), StandardCharsets.UTF_8));
      case 4 -> {
        out.array((int) argument);
        items(argument);
      }
      case 5 -> map((int) argument);
      case 6 -> {
        tag(argument, start);
        item();
      }
      default -> out.raw(CBORObject.DecodeFromBytes(since(start)).EncodeToBytes());
    }
  }

  private void items(long count) {
    for (long left = count; left > 0; left--) {
      item();
    }
  }

  private void map(int entries) {
    out.map(entries);
    byte[] previous = {};
    for (int left = entries; left > 0; left--) {
      int start = in.position();
      item();
      byte[] key = since(start);
      Require.that(Arrays.compareUnsigned(previous, key) < 0, "map keys rise");
      previous = key;
      item();
    }
  }

  /** The writer takes no more than a {@code long}; above that, nine bytes are the shortest form. */
  private void integer(boolean negative, long argument, int start) {
    if (argument < 0) {
      out.raw(since(start));
    } else {
      out.integer(negative ? -1 - argument : argument);
    }
  }

  private void tag(long argument, int start) {
    if (argument < 0) {
      out.raw(since(start));
    } else {
      out.tag(argument);
    }
  }

  private long argument(int info) {
    return switch (info) {
      case 24 -> in.get() & 0xff;
      case 25 -> in.getShort() & 0xffff;
      case 26 -> in.getInt() & 0xffffffffL;
      case 27 -> in.getLong();
      default -> info;
    };
  }

  private byte[] take(long length) {
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private byte[] since(int start) {
    return Arrays.copyOfRange(in.array(), start, in.position());
  }
}
