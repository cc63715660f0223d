package dev.suishen.verifier;

/** The scanned text of a code's bytes (wire format §1). */
final class Base45Text {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private Base45Text() {}

  static String of(byte[] code) {
    StringBuilder text = new StringBuilder("SSC1:");
    for (int i = 0; i < code.length; i += 2) {
      boolean pair = i + 1 < code.length;
      int value = pair ? (code[i] & 0xff) << 8 | (code[i + 1] & 0xff) : code[i] & 0xff;
      text.append(ALPHABET.charAt(value % 45)).append(ALPHABET.charAt(value / 45 % 45));
      if (pair) {
        text.append(ALPHABET.charAt(value / 2025));
      }
    }
    return text.toString();
  }
}
