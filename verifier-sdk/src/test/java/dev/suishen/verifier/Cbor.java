package dev.suishen.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes deterministic CBOR of integers, {@code byte[]}, strings, lists and maps; and, for what is
 * to be wrong, bytes as they are given.
 */
final class Cbor {
  private Cbor() {}

  /** Bytes that stand in for an item, whatever they are. */
  @SuppressWarnings("ArrayRecordComponent")
  record Raw(byte[] bytes) {}

  record Tagged(int tag, Object item) {}

  static byte[] of(Object item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (item instanceof Number number) {
      long value = number.longValue();
      head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
    } else if (item instanceof byte[] bytes) {
      head(out, 2, bytes.length);
      out.writeBytes(bytes);
    } else if (item instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      head(out, 3, utf8.length);
      out.writeBytes(utf8);
    } else if (item instanceof List<?> list) {
      head(out, 4, list.size());
      list.forEach(entry -> out.writeBytes(of(entry)));
    } else if (item instanceof Map<?, ?> map) {
      writeMap(out, map);
    } else if (item instanceof Tagged tagged) {
      head(out, 6, tagged.tag());
      out.writeBytes(of(tagged.item()));
    } else if (item instanceof Raw raw) {
      out.writeBytes(raw.bytes());
    } else {
      throw new IllegalArgumentException(item.getClass().getName());
    }
    return out.toByteArray();
  }

  private static void writeMap(ByteArrayOutputStream out, Map<?, ?> map) {
    Map<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
    map.forEach((key, value) -> sorted.put(of(key), of(value)));
    head(out, 5, map.size());
    sorted.forEach(
        (key, value) -> {
          out.writeBytes(key);
          out.writeBytes(value);
        });
  }

  private static void head(ByteArrayOutputStream out, int major, long argument) {
    int size = argument < 24 ? 0 : argument < 1L << 8 ? 1 : argument < 1L << 16 ? 2 : 4;
    if (argument >= 1L << 32) {
      size = 8;
    }
    int[] info = {(int) argument, 24, 25, 0, 26, 0, 0, 0, 27};
    out.write(major << 5 | info[size]);
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
  }
}
