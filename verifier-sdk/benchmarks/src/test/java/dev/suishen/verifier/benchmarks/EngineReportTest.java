package dev.suishen.verifier.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class EngineReportTest {

  /** Corretto's is for Linux on x86-64 in this build. */
  private static final boolean HAS_CORRETTO =
      System.getProperty("os.name").equals("Linux")
          && System.getProperty("os.arch").equals("amd64");

  private static final List<String> CODES =
      List.of(
          "live ED25519",
          "device ED25519",
          "live ES256",
          "device ES256",
          "signature ED25519",
          "signature ES256");

  @Test
  void everyEngineChecksEveryCodeAndHasItsPlace() throws RunnerException {
    String[] engines =
        HAS_CORRETTO
            ? new String[] {"BOUNCY_CASTLE", "CORRETTO", "CONSCRYPT"}
            : new String[] {"BOUNCY_CASTLE", "CONSCRYPT"};
    Map<String, Sample> round =
        Rounds.measure(Brief.of(EngineReport.benchmarks().param("engine", engines)));
    assertEquals(6 * engines.length, round.size(), round::toString);
    if (HAS_CORRETTO) {
      assertEquals(2 + 6, EngineReport.markdown(new Rounds(List.of(round))).lines().count());
    }
  }

  @Test
  void anEngineIsCountedInTimesOfBouncyCastle() {
    Map<String, Sample> round = new HashMap<>();
    for (String code : CODES) {
      round.put("EngineBenchmark." + code + " BOUNCY_CASTLE", score(10_000));
      round.put("EngineBenchmark." + code + " CORRETTO", score(19_000));
      round.put("EngineBenchmark." + code + " CONSCRYPT", score(5_000));
    }
    assertEquals(
        "| LIVE, ES256 | 10000 | 19000 | 1.90 | 5000 | 0.50 |",
        EngineReport.markdown(new Rounds(List.of(round))).lines().toList().get(4));
  }

  private static Sample score(double score) {
    return new Sample(score, 0, 0, 0);
  }
}
