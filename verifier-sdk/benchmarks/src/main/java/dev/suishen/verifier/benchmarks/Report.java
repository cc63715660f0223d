package dev.suishen.verifier.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Verifying, issuing and the others: the first table of {@code docs/performance.md}. */
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
    Rounds rounds = Rounds.of(ROUNDS, () -> Rounds.measure(options));
    System.out.println(new Table(rounds).markdown());
    System.out.println(ROUNDS + " rounds on " + Machine.description());
  }

  static ChainedOptionsBuilder benchmarks() {
    return new OptionsBuilder()
        .include("\\.(Verify|Issue|Peer)Benchmark\\.")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }
}
