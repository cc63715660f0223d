package dev.suishen.verifier.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fuzzes every target in turn, each in a process of its own, and prints the table of {@code
 * docs/fuzzing.md}. Ends with an exception where anything was found.
 */
public final class Fuzz {
  static final Path WORK = Path.of("target", "fuzz");

  private Fuzz() {}

  /**
   * @param args seconds for each target; the search's seed, 0 to have one drawn
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    long seed = Long.parseLong(args[1]);
    List<Target> failed = new ArrayList<>();
    System.out.println(
        "| target | executions | seconds | executions/s | corpus | edges | findings |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    for (Target target : Target.values()) {
      Outcome outcome = JazzerRun.of(target, WORK).fuzz(seconds, -1, seed);
      System.out.println(row(target, outcome));
      if (outcome.isFinding()) {
        failed.add(target);
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException("findings of " + failed + " are below " + WORK);
    }
  }

  private static String row(Target target, Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %d | %,d | %d | %d | %s |",
        target,
        outcome.executions(),
        outcome.seconds(),
        outcome.executions() / Math.max(1, outcome.seconds()),
        outcome.corpus(),
        outcome.edges(),
        outcome.isFinding() ? "exit code " + outcome.exitCode() : "none");
  }
}
