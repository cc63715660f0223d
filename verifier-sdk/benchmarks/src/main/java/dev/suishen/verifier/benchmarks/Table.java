package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.benchmarks.Report.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The measurements as a Markdown table; every figure is the median of the rounds. */
final class Table {
  private static final String CHECK = "VerifyBenchmark.bareCheck";
  private static final String TWO_CHECKS = "VerifyBenchmark.twoBareChecks";
  private static final String SIGNATURE = "IssueBenchmark.bareSignature";

  private static final List<Row> ROWS =
      List.of(
          new Row("bare check of the signature", CHECK, CHECK, ""),
          new Row("**LIVE text to verdict**", "VerifyBenchmark.live", CHECK, "0.90"),
          new Row("two bare checks", TWO_CHECKS, TWO_CHECKS, ""),
          new Row("**device text to verdict**", "VerifyBenchmark.device", TWO_CHECKS, "0.85"),
          new Row("bare signature", SIGNATURE, SIGNATURE, ""),
          new Row(
              "**issuing a text for 5 scenes**", "IssueBenchmark.fiveScenes", SIGNATURE, "0.70"),
          new Row("nimbus-jose-jwt 10.10, a JWT", "PeerBenchmark.nimbusJoseJwt", CHECK, ""),
          new Row("jjwt 0.13.0, a JWT", "PeerBenchmark.jjwt", CHECK, ""),
          new Row("cose-java 1.1.0, a CWT", "PeerBenchmark.coseJava", CHECK, ""));

  private final List<Map<String, Sample>> rounds;

  Table(List<Map<String, Sample>> rounds) {
    this.rounds = rounds;
  }

  String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            | | µs a call | speed, the bare one being 1 | at least | bytes a call | beyond the bare one |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """);
    ROWS.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.2f | %s | %.0f | %.0f |%n",
        row.what(),
        median(round -> sample(round, row.benchmark()).micros()),
        median(
            round ->
                sample(round, row.yardstick()).micros() / sample(round, row.benchmark()).micros()),
        row.floor(),
        median(round -> sample(round, row.benchmark()).bytes()),
        median(
            round ->
                sample(round, row.benchmark()).bytes() - sample(round, row.yardstick()).bytes()));
  }

  private double median(ToDoubleFunction<Map<String, Sample>> figure) {
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

  /**
   * @param yardstick the benchmark that this one is put against
   * @param floor the speed that is asked for
   */
  private record Row(String what, String benchmark, String yardstick, String floor) {}
}
