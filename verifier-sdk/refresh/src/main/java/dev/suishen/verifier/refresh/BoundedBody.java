package dev.suishen.verifier.refresh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Reads no more than was asked for, and leaves no other copy: it may be secrets. */
final class BoundedBody {
  private static final int FIRST_BYTES = 8192;

  private BoundedBody() {}

  /**
   * @param givenUp asked between two reads
   * @return all of it; or one byte more than {@code most}, where there are more
   */
  static byte[] read(InputStream in, int most, BooleanSupplier givenUp) throws IOException {
    byte[] buffer = new byte[Math.min(most + 1, FIRST_BYTES)];
    int length = 0;
    int read = 0;
    while (read >= 0 && length <= most && !givenUp.getAsBoolean()) {
      if (length == buffer.length) {
        buffer = moved(buffer, Math.min(most + 1, 2 * length));
      }
      read = in.read(buffer, length, buffer.length - length);
      length += Math.max(read, 0);
    }
    return moved(buffer, length);
  }

  private static byte[] moved(byte[] bytes, int length) {
    byte[] copy = Arrays.copyOf(bytes, length);
    Arrays.fill(bytes, (byte) 0);
    return copy;
  }
}
