package dev.suishen.code.qr;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A QR picture as a file, black on white. */
public final class QrPicture {
  private static final String SVG =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %2$d %2$d" \
      shape-rendering="crispEdges"><rect width="%2$d" height="%2$d" fill="#fff"/><path d="%3$s"/></svg>
      """;

  private QrPicture() {}

  /**
   * @param scale pixels a module
   */
  public static byte[] svg(String text, int scale) {
    QrPath path = QrPath.of(text);
    String svg = String.format(Locale.ROOT, SVG, path.size() * scale, path.size(), path.path());
    return svg.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @param scale pixels a module
   */
  public static byte[] png(String text, int scale) {
    ByteMatrix matrix = QrSymbol.of(text);
    int size = (matrix.getWidth() + 2 * QrSymbol.QUIET_ZONE) * scale;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, size, size);
    pen.setColor(Color.BLACK);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          pen.fillRect(pixel(x, scale), pixel(y, scale), scale, scale);
        }
      }
    }
    pen.dispose();
    return encode(image);
  }

  private static int pixel(int module, int scale) {
    return (module + QrSymbol.QUIET_ZONE) * scale;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }
}
