package dev.suishen.verifier.cli;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.MultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the QR codes in a picture, as a patient camera would: as it is and smaller (noise averages
 * out), by local and by overall contrast, dark on light and light on dark, at any angle.
 */
final class QrReader {
  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);
  private static final List<Function<LuminanceSource, Binarizer>> CONTRASTS =
      List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

  /** The reader made for several codes misses some that the reader made for one finds. */
  private static final List<MultipleBarcodeReader> READERS =
      List.of(new QRCodeMultiReader(), new GenericMultipleBarcodeReader(new QRCodeReader()));

  private static final int HALVINGS = 3;

  /** Below this side, in pixels, a module may be a single pixel, too few to find its pattern. */
  private static final int SMALL = 200;

  private QrReader() {}

  /**
   * The texts of the codes, in the order in which they were found; empty where none is readable.
   */
  static Set<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int enlarged = Math.max(width, height) < SMALL ? 4 : 1;
    BufferedImage scaled = onWhite(picture, width * enlarged, height * enlarged);
    Set<String> texts = readAtOneScale(scaled);
    for (int i = 0; i < HALVINGS && texts.isEmpty(); i++) {
      scaled = onWhite(scaled, (scaled.getWidth() + 1) / 2, (scaled.getHeight() + 1) / 2);
      texts = readAtOneScale(scaled);
    }
    return texts;
  }

  private static Set<String> readAtOneScale(BufferedImage picture) {
    LuminanceSource darkOnLight = luminance(picture);
    for (LuminanceSource source : List.of(darkOnLight, darkOnLight.invert())) {
      for (Function<LuminanceSource, Binarizer> contrast : CONTRASTS) {
        Set<String> texts = decode(new BinaryBitmap(contrast.apply(source)));
        if (!texts.isEmpty()) {
          return texts;
        }
      }
    }
    return Set.of();
  }

  private static Set<String> decode(BinaryBitmap bitmap) {
    Set<String> texts = new LinkedHashSet<>();
    for (MultipleBarcodeReader reader : READERS) {
      try {
        for (Result result : reader.decodeMultiple(bitmap, HINTS)) {
          texts.add(result.getText());
        }
      } catch (NotFoundException none) {
        // The next may find one.
      }
    }
    return texts;
  }

  private static LuminanceSource luminance(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new RGBLuminanceSource(
        width, height, picture.getRGB(0, 0, width, height, null, 0, width));
  }

  /** Transparent parts show the paper behind them, as on a page. */
  private static BufferedImage onWhite(BufferedImage picture, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = drawn.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        width > picture.getWidth()
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    return drawn;
  }
}
