package dev.suishen.code.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The modules of a QR symbol. */
final class QrSymbol {
  /** Modules of white around it (ISO/IEC 18004 §6.3.8). */
  static final int QUIET_ZONE = 4;

  private QrSymbol() {}

  /** Error correction L: on a screen the size of a module decides what a camera reads. */
  static ByteMatrix of(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("text does not fit a QR code", e);
    }
  }
}
