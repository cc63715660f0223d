package dev.suishen.verifier.fuzz;

import java.io.IOException;

/** Adds to the corpus in git what the runs so far have found beyond it. */
public final class Keep {
  private static final int SECONDS = 600;

  private Keep() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    for (Target target : Target.values()) {
      Outcome outcome = JazzerRun.of(target, Fuzz.WORK).keep(SECONDS);
      if (outcome.isFinding()) {
        throw new IllegalStateException(target + " ends with exit code " + outcome.exitCode());
      }
    }
  }
}
