package dev.suishen.verifier.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of codes, as screens show them and cameras see them. */
final class Pictures {
  private Pictures() {}

  /** Black on white with its quiet zone of four modules, {@code module} pixels a module. */
  static BufferedImage qr(String text, int module) throws WriterException {
    BitMatrix modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
    int side = modules.getWidth() * module;
    BufferedImage picture = canvas(side, side, Color.WHITE);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (modules.get(x / module, y / module)) {
          picture.setRGB(x, y, Color.BLACK.getRGB());
        }
      }
    }
    return picture;
  }

  static BufferedImage turned(BufferedImage picture, double degrees) {
    double angle = Math.toRadians(degrees);
    int width = turnedSide(picture.getWidth(), picture.getHeight(), angle);
    int height = turnedSide(picture.getHeight(), picture.getWidth(), angle);
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.rotate(angle);
    turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    return drawn(picture, canvas(width, height, Color.LIGHT_GRAY), turn);
  }

  /** A photograph of a screen: uneven light, a slant, sensor noise. */
  static BufferedImage photographed(BufferedImage picture) {
    BufferedImage photo = turned(picture, 17);
    Random noise = new Random(26);
    for (int y = 0; y < photo.getHeight(); y++) {
      for (int x = 0; x < photo.getWidth(); x++) {
        double light = 0.45 + 0.5 * x / photo.getWidth();
        int grey = (int) ((photo.getRGB(x, y) & 0xff) * light + 20 + 12 * noise.nextGaussian());
        int level = Math.max(0, Math.min(255, grey));
        photo.setRGB(x, y, new Color(level, level, level).getRGB());
      }
    }
    return photo;
  }

  static BufferedImage sideBySide(BufferedImage left, BufferedImage right) {
    int height = Math.max(left.getHeight(), right.getHeight());
    BufferedImage both = canvas(left.getWidth() + right.getWidth(), height, Color.WHITE);
    drawn(left, both, new AffineTransform());
    return drawn(right, both, AffineTransform.getTranslateInstance(left.getWidth(), 0));
  }

  static BufferedImage canvas(int width, int height, Color colour) {
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D paint = canvas.createGraphics();
    paint.setColor(colour);
    paint.fillRect(0, 0, width, height);
    paint.dispose();
    return canvas;
  }

  /** {@code format}: png or jpg. */
  static byte[] encoded(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, format, file);
    return file.toByteArray();
  }

  private static int turnedSide(int along, int across, double angle) {
    return (int)
        Math.ceil(along * Math.abs(Math.cos(angle)) + across * Math.abs(Math.sin(angle)) - 1e-6);
  }

  private static BufferedImage drawn(
      BufferedImage picture, BufferedImage onto, AffineTransform where) {
    Graphics2D paint = onto.createGraphics();
    paint.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    paint.drawImage(picture, where, null);
    paint.dispose();
    return onto;
  }
}
