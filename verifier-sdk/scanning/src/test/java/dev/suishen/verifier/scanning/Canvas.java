package dev.suishen.verifier.scanning;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A frame to draw codes into, as clean as a screenshot. */
final class Canvas {
  private static final int QUIET_ZONE = 4;

  private final byte[] plane;
  private final int width;
  private final int height;

  Canvas(int width, int height, int grey) {
    this.plane = new byte[width * height];
    this.width = width;
    this.height = height;
    Arrays.fill(plane, (byte) grey);
  }

  /** A code alone, {@code module} pixels a module, its quiet zone around it. */
  static Canvas of(String text, int module) {
    int side = (modules(text).getWidth() + 2 * QUIET_ZONE) * module;
    return new Canvas(side, side, 255).draw(text, module, 0, 0);
  }

  /** With its quiet zone, from there to the right and down. */
  Canvas draw(String text, int module, int left, int top) {
    ByteMatrix modules = modules(text);
    int side = modules.getWidth() + 2 * QUIET_ZONE;
    for (int y = 0; y < side * module; y++) {
      for (int x = 0; x < side * module; x++) {
        plane[(top + y) * width + left + x] =
            (byte) (isDark(modules, x / module, y / module) ? 0 : 255);
      }
    }
    return this;
  }

  Canvas inverted() {
    Canvas inverted = new Canvas(width, height, 0);
    for (int i = 0; i < plane.length; i++) {
      inverted.plane[i] = (byte) ~plane[i];
    }
    return inverted;
  }

  /** As a camera for selfies has it. */
  Canvas mirrored() {
    Canvas mirrored = new Canvas(width, height, 0);
    for (int i = 0; i < plane.length; i++) {
      mirrored.plane[i] = plane[i - i % width + width - 1 - i % width];
    }
    return mirrored;
  }

  Luminance frame() {
    return new Luminance(plane, width, height);
  }

  BufferedImage picture() {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, height, plane);
    return picture;
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    int column = x - QUIET_ZONE;
    int row = y - QUIET_ZONE;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }

  /** Error correction L, as on our screens. */
  static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
