package dev.suishen.verifier.scanning;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.suishen.keys.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

/**
 * A code on a screen: ours, or what others make of the same claims.
 *
 * @param level of error correction
 */
record Shown(String name, String text, ErrorCorrectionLevel level) {
  private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final long NBF = Gate.NOW.getEpochSecond();
  private static final int SEALED_BYTES = 5 * 11;

  static Shown ours(String text) {
    return new Shown("ours", text, ErrorCorrectionLevel.L);
  }

  /** JWS compact (RFC 7515), which asks for bytes; L reads best on screens. */
  static Shown jwt(Random random) {
    String header = "{\"alg\":\"EdDSA\",\"kid\":\"f71010c3\"}";
    String claims =
        "{\"nbf\":"
            + NBF
            + ",\"exp\":"
            + (NBF + 60)
            + ",\"jti\":\"8f3a52c0d1e49b67\",\"code\":[0,62,\""
            + base64(bytes(random, SEALED_BYTES))
            + "\"]}";
    String text =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(bytes(random, 64));
    return new Shown("JWT", text, ErrorCorrectionLevel.L);
  }

  /**
   * As a digital COVID certificate: HC1:, Base45, zlib, COSE_Sign1 with a key identifier of eight
   * bytes, CWT with the claims under -260 and 1.
   *
   * @param level that specification asks for Q
   */
  static Shown dcc(Random random, ErrorCorrectionLevel level) {
    byte[] header =
        new CborWriter(16)
            .map(2)
            .integer(1)
            .integer(-8)
            .integer(4)
            .bytes(bytes(random, 8))
            .toByteArray();
    byte[] claims =
        new CborWriter(128)
            .map(5)
            .integer(1)
            .text("CN")
            .integer(4)
            .integer(NBF + 60)
            .integer(5)
            .integer(NBF)
            .integer(6)
            .integer(NBF)
            .integer(-260)
            .map(1)
            .integer(1)
            .map(2)
            .text("ci")
            .bytes(bytes(random, 8))
            .text("co")
            .array(3)
            .integer(0)
            .integer(62)
            .bytes(bytes(random, SEALED_BYTES))
            .toByteArray();
    byte[] signed =
        new CborWriter(256)
            .array(4)
            .bytes(header)
            .map(0)
            .bytes(claims)
            .bytes(bytes(random, 64))
            .toByteArray();
    return new Shown("DCC-" + level, "HC1:" + base45(zlib(signed)), level);
  }

  ByteMatrix modules() {
    try {
      return Encoder.encode(text, level).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What a signature, or a sealed part, looks like to a QR code. */
  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] zlib(byte[] bytes) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(deflated)) {
      zlib.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deflated.toByteArray();
  }

  /** RFC 9285. */
  private static String base45(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff;
      for (int digit = 0; digit < (pair ? 3 : 2); digit++) {
        text.append(BASE45.charAt(value % 45));
        value /= 45;
      }
    }
    return text.toString();
  }
}
