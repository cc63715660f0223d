package dev.suishen.verifier.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class ReportTest {

  @Test
  void everyBenchmarkRunsAndHasItsLine() throws RunnerException {
    Map<String, Sample> round = Rounds.measure(Brief.of(Report.benchmarks()));
    assertEquals(9, round.size(), round::toString);
    assertEquals(2 + 9, table(round).lines().count());
  }

  @Test
  void aRatioIsTheMedianOfTheRoundsOwnRatios() {
    String table = table(round(50), round(100), round(1000));
    String live = table.lines().filter(line -> line.contains("LIVE")).findFirst().orElseThrow();
    assertEquals("| **LIVE text to verdict** | 100.0 | 0.50 | 0.90 | 7000 | 1000 |", live);
  }

  @Test
  void aBenchmarkThatWasNotMeasuredIsNoBlankLine() {
    Map<String, Sample> round = round(50);
    round.remove("VerifyBenchmark.live");
    String message = assertThrows(IllegalArgumentException.class, () -> table(round)).getMessage();
    assertTrue(message != null && message.contains("VerifyBenchmark.live"), message);
  }

  @SafeVarargs
  private static String table(Map<String, Sample>... rounds) {
    return new Table(new Rounds(List.of(rounds))).markdown();
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
      round.put(name, new Sample(0, 50, 0, 6000));
    }
    round.put("VerifyBenchmark.live", new Sample(0, live, 0, 7000));
    return round;
  }
}
