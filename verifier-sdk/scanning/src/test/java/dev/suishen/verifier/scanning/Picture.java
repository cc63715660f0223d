package dev.suishen.verifier.scanning;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Pictures as AWT has them. */
final class Picture {
  private Picture() {}

  /** About its middle, on a canvas that holds all of it. */
  static BufferedImage turned(BufferedImage picture, double degrees) {
    double angle = Math.toRadians(degrees);
    int width = turnedSide(picture.getWidth(), picture.getHeight(), angle);
    int height = turnedSide(picture.getHeight(), picture.getWidth(), angle);
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.rotate(angle);
    turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = canvas.createGraphics();
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, turn, null);
    pen.dispose();
    return canvas;
  }

  static Luminance luminance(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    byte[] plane = new byte[width * height];
    for (int i = 0; i < plane.length; i++) {
      Color colour = new Color(pixels[i]);
      plane[i] =
          (byte) (0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue());
    }
    return new Luminance(plane, width, height);
  }

  private static int turnedSide(int along, int across, double angle) {
    return (int)
        Math.ceil(along * Math.abs(Math.cos(angle)) + across * Math.abs(Math.sin(angle)) - 1e-6);
  }
}
