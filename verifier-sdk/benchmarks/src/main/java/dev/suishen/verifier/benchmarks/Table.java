package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.util.List;
import java.util.Locale;

/** The measurements of {@link Report} as a Markdown table. */
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

  private final Rounds rounds;

  Table(Rounds rounds) {
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
        rounds.median(row.benchmark(), Sample::median),
        rounds.ratio(row.yardstick(), row.benchmark(), Sample::median),
        row.floor(),
        rounds.median(row.benchmark(), Sample::bytes),
        rounds.difference(row.benchmark(), row.yardstick(), Sample::bytes));
  }

  /**
   * @param yardstick the benchmark that this one is put against
   * @param floor the speed that is asked for
   */
  private record Row(String what, String benchmark, String yardstick, String floor) {}
}
