package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.io.IOException;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Bouncy Castle alone beside each engine: the table of {@code docs/performance.md}, "Native
 * engines".
 */
public final class EngineReport {
  private static final int ROUNDS = 3;

  private EngineReport() {}

  public static void main(String[] args) throws RunnerException, IOException {
    Options options =
        benchmarks()
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .build();
    System.out.println(markdown(Rounds.of(ROUNDS, () -> Rounds.measure(options))));
    System.out.println(ROUNDS + " rounds on " + Machine.description());
  }

  static ChainedOptionsBuilder benchmarks() {
    return new OptionsBuilder().include("\\.EngineBenchmark\\.").shouldFailOnError(true);
  }

  static String markdown(Rounds rounds) {
    return """
        | verdicts a second | Bouncy Castle | with Corretto | times | with Conscrypt | times |
        | --- | ---: | ---: | ---: | ---: | ---: |
        """
        + line("**LIVE, Ed25519**", "live", Algorithm.ED25519, rounds)
        + line("device, Ed25519", "device", Algorithm.ED25519, rounds)
        + line("LIVE, ES256", "live", Algorithm.ES256, rounds)
        + line("device, ES256", "device", Algorithm.ES256, rounds)
        + line("the signature alone, Ed25519", "signature", Algorithm.ED25519, rounds)
        + line("the signature alone, ES256", "signature", Algorithm.ES256, rounds);
  }

  private static String line(String what, String method, Algorithm algorithm, Rounds rounds) {
    String alone = name(method, algorithm, Engine.BOUNCY_CASTLE);
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "| %s | %.0f |", what, rounds.median(alone, Sample::score)));
    for (Engine engine : new Engine[] {Engine.CORRETTO, Engine.CONSCRYPT}) {
      String hastened = name(method, algorithm, engine);
      line.append(
          String.format(
              Locale.ROOT,
              " %.0f | %.2f |",
              rounds.median(hastened, Sample::score),
              rounds.ratio(hastened, alone, Sample::score)));
    }
    return line.append('\n').toString();
  }

  private static String name(String method, Algorithm algorithm, Engine engine) {
    return "EngineBenchmark." + method + " " + algorithm + " " + engine;
  }
}
