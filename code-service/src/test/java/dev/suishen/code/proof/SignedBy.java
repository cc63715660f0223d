package dev.suishen.code.proof;

import dev.suishen.keys.lifecycle.SigningKey;
import java.nio.ByteBuffer;

/** Which key a code names in its envelope (wire format §2). */
final class SignedBy {
  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int PREFIX = "SSC1:".length();

  /** Array of four; the protected map: alg of one byte; kid. */
  private static final int KID_AT = 7;

  private static final int KID_END = KID_AT + Integer.BYTES;

  private SignedBy() {}

  static String kid(String text) {
    ByteBuffer start = ByteBuffer.allocate(KID_END + 1);
    for (int at = PREFIX; start.hasRemaining(); at += 3) {
      start.putShort(
          (short) (digit(text, at) + 45 * (digit(text, at + 1) + 45 * digit(text, at + 2))));
    }
    return SigningKey.name(start.getInt(KID_AT));
  }

  private static int digit(String text, int at) {
    return DIGITS.indexOf(text.charAt(at));
  }
}
