package dev.suishen.verifier.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process of Jazzer said at its end.
 *
 * @param exitCode 0 where nothing was found; other than {@link #EXCEPTION} for a hang and for
 *     memory
 * @param seconds it took, with its start
 * @param executions of the target
 * @param edges of the verifier that were reached
 * @param corpus inputs that reach something of their own
 */
record Outcome(int exitCode, long seconds, long executions, long edges, long corpus) {
  /** Jazzer's exit code where the target threw. */
  static final int EXCEPTION = 77;

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units: *(\\d+)");
  private static final Pattern EDGES = Pattern.compile(" cov: (\\d+)");
  private static final Pattern CORPUS = Pattern.compile(" corp: (\\d+)");

  static Outcome read(int exitCode, long seconds, String log) {
    return new Outcome(
        exitCode, seconds, last(EXECUTIONS, log), last(EDGES, log), last(CORPUS, log));
  }

  boolean isFinding() {
    return exitCode != 0;
  }

  /** 0 where it never came to say. */
  private static long last(Pattern pattern, String log) {
    long last = 0;
    for (Matcher matcher = pattern.matcher(log); matcher.find(); ) {
      last = Long.parseLong(matcher.group(1));
    }
    return last;
  }
}
