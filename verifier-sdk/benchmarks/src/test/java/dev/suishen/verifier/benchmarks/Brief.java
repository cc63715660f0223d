package dev.suishen.verifier.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Benchmarks run to see that they run: in this process, for a millisecond each. */
final class Brief {
  private Brief() {}

  static Options of(ChainedOptionsBuilder benchmarks) {
    return benchmarks
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(1))
        .verbosity(VerboseMode.SILENT)
        .build();
  }
}
