package dev.suishen.verifier.cli;

import dev.suishen.verifier.scanning.Luminance;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Opens PNG and JPEG pictures within bounds: a small file cannot ask for a huge canvas. */
final class Picture {
  static final int MAX_BYTES = 32 << 20;
  static final long MAX_PIXELS = 120_000_000;

  /** Of a larger picture every second, third… pixel is read: a QR code needs no more. */
  private static final long ENOUGH_PIXELS = 12_000_000;

  private Picture() {}

  /** Whether the bytes begin as a picture does. */
  static boolean isPicture(byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      return ImageIO.getImageReaders(in).hasNext();
    }
  }

  /**
   * @throws UnreadablePictureException if the bytes are no picture, a broken one, or one over the
   *     bounds
   */
  static Luminance open(byte[] file) throws UnreadablePictureException {
    if (file.length > MAX_BYTES) {
      throw new UnreadablePictureException("larger than " + (MAX_BYTES >> 20) + " MB");
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = readerFor(in);
      try {
        reader.setInput(in, true, true);
        return luminance(decode(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      // The JDK's decoders answer some broken files with unchecked exceptions.
      throw new UnreadablePictureException("a broken picture");
    }
  }

  private static ImageReader readerFor(ImageInputStream in) throws UnreadablePictureException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new UnreadablePictureException("not a PNG or JPEG picture");
    }
    return readers.next();
  }

  private static BufferedImage decode(ImageReader reader)
      throws IOException, UnreadablePictureException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MAX_PIXELS) {
      throw new UnreadablePictureException("of more than " + MAX_PIXELS + " pixels");
    }
    int step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, param);
  }

  /** Transparent parts show the paper behind them, as on a page. */
  private static Luminance luminance(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage onPaper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = onPaper.createGraphics();
    pen.drawImage(picture, 0, 0, Color.WHITE, null);
    pen.dispose();
    byte[] plane = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      onPaper.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        plane[y * width + x] = luma(row[x]);
      }
    }
    return new Luminance(plane, width, height);
  }

  /** ITU-R BT.601, in 256ths. */
  private static byte luma(int rgb) {
    return (byte) ((77 * (rgb >> 16 & 0xff) + 150 * (rgb >> 8 & 0xff) + 29 * (rgb & 0xff)) >> 8);
  }
}
