package dev.suishen.code.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A QR picture as an SVG path, one unit a module, quiet zone included.
 *
 * @param size modules along a side, the quiet zone's four on either side included
 * @param path the dark modules, as SVG path data
 */
@Serdeable
record QrPath(int size, String path) {

  private static final int QUIET_ZONE = 4;

  /**
   * Draws a text with error correction L: on a screen the size of a module decides what a camera
   * reads.
   */
  static QrPath of(String text) {
    ByteMatrix matrix = encode(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        int run = darkRun(matrix, x, y);
        if (run > 0) {
          path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
          path.append('h').append(run).append("v1h-").append(run).append('z');
          x += run;
        }
      }
    }
    return new QrPath(matrix.getWidth() + 2 * QUIET_ZONE, path.toString());
  }

  private static int darkRun(ByteMatrix matrix, int x, int y) {
    int end = x;
    while (end < matrix.getWidth() && matrix.get(end, y) == 1) {
      end++;
    }
    return end - x;
  }

  private static ByteMatrix encode(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("text does not fit a QR code", e);
    }
  }
}
