package dev.suishen.verifier.fuzz;

/** A reader with a fault in it, to see that faults are found. */
public final class PlantedBug {
  private PlantedBug() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 3 && input[0] == 'S') {
      Require.that(input[input.length] == 0, "never comes so far");
    }
  }
}
