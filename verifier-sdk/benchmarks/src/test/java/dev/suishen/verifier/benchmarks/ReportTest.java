package dev.suishen.verifier.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.benchmarks.Report.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class ReportTest {

  @Test
  void everyBenchmarkRunsAndHasItsLine() throws RunnerException {
    Map<String, Sample> round =
        Report.measure(
            Report.benchmarks()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .verbosity(VerboseMode.SILENT)
                .build());
    assertEquals(9, round.size(), round::toString);
    assertEquals(2 + 9, new Table(List.of(round)).markdown().lines().count());
  }

  @Test
  void aRatioIsTheMedianOfTheRoundsOwnRatios() {
    String table = new Table(List.of(round(50), round(100), round(1000))).markdown();
    String live = table.lines().filter(line -> line.contains("LIVE")).findFirst().orElseThrow();
    assertEquals("| **LIVE text to verdict** | 100.0 | 0.50 | 0.90 | 7000 | 1000 |", live);
  }

  @Test
  void aBenchmarkThatWasNotMeasuredIsNoBlankLine() {
    Map<String, Sample> round = round(50);
    round.remove("VerifyBenchmark.live");
    Table table = new Table(List.of(round));
    String message = assertThrows(IllegalArgumentException.class, table::markdown).getMessage();
    assertTrue(message != null && message.contains("VerifyBenchmark.live"), message);
  }

  /** Everything takes 50 µs and 6,000 bytes, but live as long as it is said and 1,000 more. */
  private static Map<String, Sample> round(double live) {
    Map<String, Sample> round = new HashMap<>();
    for (String name :
        List.of(
            "VerifyBenchmark.bareCheck",
            "VerifyBenchmark.twoBareChecks",
            "VerifyBenchmark.device",
            "IssueBenchmark.bareSignature",
            "IssueBenchmark.fiveScenes",
            "PeerBenchmark.nimbusJoseJwt",
            "PeerBenchmark.jjwt",
            "PeerBenchmark.coseJava")) {
      round.put(name, new Sample(50, 6000));
    }
    round.put("VerifyBenchmark.live", new Sample(live, 7000));
    return round;
  }
}
