package dev.suishen.verifier.fuzz;

import java.util.Arrays;
import java.util.HexFormat;

/** What must hold; an {@link AssertionError} is a finding. */
public final class Require {
  private Require() {}

  public static void that(boolean holds, String promise) {
    if (!holds) {
      throw new AssertionError(promise);
    }
  }

  public static void same(byte[] expected, byte[] actual) {
    if (!Arrays.equals(expected, actual)) {
      HexFormat hex = HexFormat.of();
      throw new AssertionError(
          "read " + hex.formatHex(expected) + " and wrote " + hex.formatHex(actual));
    }
  }
}
