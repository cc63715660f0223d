package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A gate under load, on one core and on two: {@code docs/performance.md}, "Under load". */
public final class Load {
  private static final int ROUNDS = 5;

  /** More than two threads check in the five seconds of a process; else the benchmark fails. */
  private static final int CODES = 300_000;

  private static final String BARE = "GateBenchmark.bareCheck";
  private static final String VERDICT = "GateBenchmark.verdict";

  private Load() {}

  public static void main(String[] args) throws Exception {
    Home home = Home.temporary();
    City.whole().furnish(home, CODES);
    Options options =
        benchmarks(home)
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .build();
    System.out.println(markdown(Rounds.of(ROUNDS, () -> round(options))));
    System.out.println(ROUNDS + " rounds on " + Machine.description());
    home.delete();
  }

  static ChainedOptionsBuilder benchmarks(Home home) {
    return new OptionsBuilder()
        .include("\\.GateBenchmark\\.")
        .jvmArgsAppend("-D" + Home.PROPERTY + "=" + home.path())
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }

  /** Calls counted and calls timed, in µs; by one thread and by two. */
  static Map<String, Sample> round(Options options) throws RunnerException {
    Map<String, Sample> round = new HashMap<>();
    for (int threads = 1; threads <= 2; threads++) {
      measure(options, threads, Mode.Throughput, TimeUnit.SECONDS, round);
      measure(options, threads, Mode.SampleTime, TimeUnit.MICROSECONDS, round);
    }
    return round;
  }

  private static void measure(
      Options options, int threads, Mode mode, TimeUnit unit, Map<String, Sample> round)
      throws RunnerException {
    Options more =
        new OptionsBuilder().parent(options).threads(threads).mode(mode).timeUnit(unit).build();
    Rounds.measure(more).forEach((name, sample) -> round.put(name(name, mode, threads), sample));
  }

  static String markdown(Rounds rounds) {
    return """
        | | calls a second, one thread | two threads | times | p99.9 in µs, one thread | two threads | bytes a call |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
        """
        + line("bare check of the signature", BARE, rounds)
        + line("**LIVE at a gate**", VERDICT, rounds)
        + String.format(
            Locale.ROOT,
            "| the gate, the bare one being 1 | %.2f | %.2f | | %.2f | %.2f | %.0f more |%n",
            rounds.ratio(counted(VERDICT, 1), counted(BARE, 1), Sample::score),
            rounds.ratio(counted(VERDICT, 2), counted(BARE, 2), Sample::score),
            rounds.ratio(timed(VERDICT, 1), timed(BARE, 1), Sample::p999),
            rounds.ratio(timed(VERDICT, 2), timed(BARE, 2), Sample::p999),
            rounds.difference(counted(VERDICT, 1), counted(BARE, 1), Sample::bytes));
  }

  private static String line(String what, String benchmark, Rounds rounds) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f | %.0f | %.0f | %.0f |%n",
        what,
        rounds.median(counted(benchmark, 1), Sample::score),
        rounds.median(counted(benchmark, 2), Sample::score),
        rounds.ratio(counted(benchmark, 2), counted(benchmark, 1), Sample::score),
        rounds.median(timed(benchmark, 1), Sample::p999),
        rounds.median(timed(benchmark, 2), Sample::p999),
        rounds.median(counted(benchmark, 1), Sample::bytes));
  }

  static String counted(String benchmark, int threads) {
    return name(benchmark, Mode.Throughput, threads);
  }

  static String timed(String benchmark, int threads) {
    return name(benchmark, Mode.SampleTime, threads);
  }

  private static String name(String benchmark, Mode mode, int threads) {
    return benchmark + " " + mode.shortLabel() + " " + threads;
  }
}
