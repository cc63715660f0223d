package dev.suishen.verifier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything in rounds, each benchmark in a process of its own in every round, and prints
 * the table of {@code docs/performance.md}. Rounds rather than one long turn each: a ratio is of
 * two measurements a minute apart, and a neighbour's load spoils a round, not the median.
 */
public final class Report {
  private static final int ROUNDS = 7;
  private static final TimeValue SECOND = TimeValue.seconds(1);

  private Report() {}

  public static void main(String[] args) throws RunnerException, IOException {
    Options options =
        benchmarks()
            .forks(1)
            .warmupIterations(4)
            .warmupTime(SECOND)
            .measurementIterations(4)
            .measurementTime(SECOND)
            .build();
    List<Map<String, Sample>> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      rounds.add(measure(options));
    }
    System.out.println(new Table(rounds).markdown());
    System.out.println(machine());
  }

  static ChainedOptionsBuilder benchmarks() {
    return new OptionsBuilder()
        .include(Report.class.getPackageName() + "\\.\\w+Benchmark\\.")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }

  /** One round: every benchmark's sample by its name, {@code class.method}. */
  static Map<String, Sample> measure(Options options) throws RunnerException {
    Map<String, Sample> samples = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      samples.put(
          name.substring(Report.class.getPackageName().length() + 1),
          new Sample(
              result.getPrimaryResult().getStatistics().getPercentile(50),
              Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                  .getScore()));
    }
    return samples;
  }

  private static String machine() throws IOException {
    return ROUNDS
        + " rounds on "
        + Runtime.getRuntime().availableProcessors()
        + " cores of "
        + processor()
        + ", "
        + System.getProperty("java.vm.name")
        + " "
        + Runtime.version();
  }

  private static String processor() throws IOException {
    Path description = Path.of("/proc/cpuinfo");
    if (!Files.exists(description)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /**
   * @param micros time of the median call
   * @param bytes allocated by a call
   */
  record Sample(double micros, double bytes) {}
}
