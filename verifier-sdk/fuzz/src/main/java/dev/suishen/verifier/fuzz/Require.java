package dev.suishen.verifier.fuzz;

import java.util.HexFormat;

/** What must hold; an {@link AssertionError} is a finding. */
final class Require {
  private Require() {}

  static void that(boolean holds, String promise) {
    if (!holds) {
      throw new AssertionError(promise);
    }
  }

  static void same(byte[] expected, byte[] actual) {
    if (!java.util.Arrays.equals(expected, actual)) {
      HexFormat hex = HexFormat.of();
      throw new AssertionError(
          "read " + hex.formatHex(expected) + " and wrote " + hex.formatHex(actual));
    }
  }
}
