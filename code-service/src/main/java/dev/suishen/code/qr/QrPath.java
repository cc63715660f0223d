package dev.suishen.code.qr;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A QR picture as an SVG path, one unit a module, quiet zone included.
 *
 * @param size modules along a side, the quiet zone's four on either side included
 * @param path the dark modules, as SVG path data
 */
@Serdeable
public record QrPath(int size, String path) {

  /** Draws a text as it is. */
  public static QrPath of(String text) {
    ByteMatrix matrix = QrSymbol.of(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        int run = darkRun(matrix, x, y);
        if (run > 0) {
          path.append('M').append(x + QrSymbol.QUIET_ZONE);
          path.append(' ').append(y + QrSymbol.QUIET_ZONE);
          path.append('h').append(run).append("v1h-").append(run).append('z');
          x += run;
        }
      }
    }
    return new QrPath(matrix.getWidth() + 2 * QrSymbol.QUIET_ZONE, path.toString());
  }

  private static int darkRun(ByteMatrix matrix, int x, int y) {
    int end = x;
    while (end < matrix.getWidth() && matrix.get(end, y) == 1) {
      end++;
    }
    return end - x;
  }
}
