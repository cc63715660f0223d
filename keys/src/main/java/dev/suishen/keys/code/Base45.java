package dev.suishen.keys.code;

import java.nio.charset.StandardCharsets;

/** Base45 (RFC 9285), encoding only. */
final class Base45 {
  private static final byte[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".getBytes(StandardCharsets.US_ASCII);

  private Base45() {}

  static String encode(String prefix, byte[] bytes) {
    byte[] text = new byte[prefix.length() + bytes.length / 2 * 3 + bytes.length % 2 * 2];
    System.arraycopy(prefix.getBytes(StandardCharsets.US_ASCII), 0, text, 0, prefix.length());
    int out = prefix.length();
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      int value = (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
      text[out++] = ALPHABET[value % 45];
      text[out++] = ALPHABET[value / 45 % 45];
      text[out++] = ALPHABET[value / 2025];
    }
    if (bytes.length % 2 == 1) {
      int value = bytes[bytes.length - 1] & 0xff;
      text[out++] = ALPHABET[value % 45];
      text[out] = ALPHABET[value / 45];
    }
    return new String(text, StandardCharsets.US_ASCII);
  }
}
