package dev.suishen.code.page;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * A QR reader at a gate. A camera gives ZXing many frames; a screenshot is one, and each way of
 * looking at it misses a perfect code in a hundred. So it looks in several ways.
 */
final class Reader {
  private static final List<Function<LuminanceSource, Binarizer>> CONTRASTS =
      List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
  private static final List<Map<DecodeHintType, ?>> HINTS =
      List.of(Map.of(), Map.of(DecodeHintType.PURE_BARCODE, true));

  private Reader() {}

  static String read(byte[] png) {
    LuminanceSource picture = picture(png);
    return CONTRASTS.stream()
        .map(contrast -> new BinaryBitmap(contrast.apply(picture)))
        .flatMap(bitmap -> HINTS.stream().flatMap(hints -> read(bitmap, hints).stream()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the code on the screen does not scan"));
  }

  private static Optional<String> read(BinaryBitmap bitmap, Map<DecodeHintType, ?> hints) {
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
    } catch (ReaderException notSeen) {
      return Optional.empty();
    }
  }

  private static LuminanceSource picture(byte[] png) {
    try {
      return new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
