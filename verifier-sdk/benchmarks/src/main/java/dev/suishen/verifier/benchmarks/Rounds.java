package dev.suishen.verifier.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.util.Statistics;

/**
 * What was measured in several rounds, each benchmark in a process of its own in every round.
 * Rounds rather than one long turn each: a ratio is of two measurements of one round, a minute
 * apart, and a neighbour's load spoils a round, not the median.
 */
final class Rounds {
  private final List<Map<String, Sample>> rounds;

  Rounds(List<Map<String, Sample>> rounds) {
    this.rounds = rounds;
  }

  static Rounds of(int count, Round round) throws RunnerException {
    List<Map<String, Sample>> rounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rounds.add(round.run());
    }
    return new Rounds(rounds);
  }

  /** One run of JMH: each sample by {@code Class.method}, and its parameters where it has any. */
  static Map<String, Sample> measure(Options options) throws RunnerException {
    Map<String, Sample> samples = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      samples.put(name(result.getParams()), Sample.of(result));
    }
    return samples;
  }

  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark();
    int simple = method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1;
    StringBuilder name = new StringBuilder(method.substring(simple));
    params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
    return name.toString();
  }

  double median(String benchmark, ToDoubleFunction<Sample> figure) {
    return medianOf(round -> figure.applyAsDouble(sample(round, benchmark)));
  }

  double ratio(String above, String below, ToDoubleFunction<Sample> figure) {
    return medianOf(
        round ->
            figure.applyAsDouble(sample(round, above))
                / figure.applyAsDouble(sample(round, below)));
  }

  double difference(String more, String less, ToDoubleFunction<Sample> figure) {
    return medianOf(
        round ->
            figure.applyAsDouble(sample(round, more)) - figure.applyAsDouble(sample(round, less)));
  }

  private double medianOf(ToDoubleFunction<Map<String, Sample>> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static Sample sample(Map<String, Sample> round, String benchmark) {
    Sample sample = round.get(benchmark);
    if (sample == null) {
      throw new IllegalArgumentException(benchmark + " was not measured");
    }
    return sample;
  }

  /** Measures everything once. */
  @FunctionalInterface
  interface Round {
    Map<String, Sample> run() throws RunnerException;
  }

  /**
   * One benchmark in one round, in the unit that JMH was asked for.
   *
   * @param score JMH's own: the mean time of a call, or the calls of a time
   * @param median of the times
   * @param p999 the time that one call in a thousand exceeds; the longest of fewer
   * @param bytes allocated by a call; not a number where nobody counted
   */
  record Sample(double score, double median, double p999, double bytes) {
    private static Sample of(RunResult result) {
      Statistics times = result.getPrimaryResult().getStatistics();
      Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
      return new Sample(
          result.getPrimaryResult().getScore(),
          times.getPercentile(50),
          times.getPercentile(99.9),
          bytes == null ? Double.NaN : bytes.getScore());
    }
  }
}
