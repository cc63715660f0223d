package dev.suishen.verifier.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, of which no more is kept than {@code max} bytes: what follows is passed over. */
final class BoundedLines {
  private final InputStream in;
  private final int max;

  BoundedLines(InputStream in, int max) {
    this.in = new BufferedInputStream(in);
    this.max = max;
  }

  /** The next line without its end, cut where it is too long; null after the last. */
  @Nullable String next() throws IOException {
    int read = in.read();
    if (read < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() < max) {
        line.write(read);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
