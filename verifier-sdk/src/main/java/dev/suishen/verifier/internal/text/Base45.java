package dev.suishen.verifier.internal.text;

import dev.suishen.verifier.internal.MalformedException;
import java.util.Arrays;

/** Base45 (RFC 9285), decoding only; refuses what the RFC tells a decoder to refuse. */
final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final byte[] VALUE = new byte[128];

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUE[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private Base45() {}

  /** Three characters make two bytes, a last pair makes one; one character alone is dangling. */
  static byte[] decode(String text, int from) throws MalformedException {
    int length = text.length() - from;
    int rest = length % 3;
    if (rest == 1) {
      throw new MalformedException("dangling Base45 character");
    }
    byte[] bytes = new byte[length / 3 * 2 + rest / 2];
    int out = 0;
    int in = from;
    for (int end = text.length() - rest; in < end; in += 3) {
      int value = value(text, in) + 45 * value(text, in + 1) + 2025 * value(text, in + 2);
      if (value > 0xffff) {
        throw new MalformedException("Base45 group over two bytes");
      }
      bytes[out++] = (byte) (value >>> 8);
      bytes[out++] = (byte) value;
    }
    if (rest == 2) {
      int value = value(text, in) + 45 * value(text, in + 1);
      if (value > 0xff) {
        throw new MalformedException("Base45 group over one byte");
      }
      bytes[out] = (byte) value;
    }
    return bytes;
  }

  private static int value(String text, int index) throws MalformedException {
    char c = text.charAt(index);
    int value = c < VALUE.length ? VALUE[c] : -1;
    if (value < 0) {
      throw new MalformedException("character outside Base45");
    }
    return value;
  }
}
