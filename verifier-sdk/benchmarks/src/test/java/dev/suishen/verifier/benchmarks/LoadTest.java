package dev.suishen.verifier.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  @TempDir Path folder;

  @Test
  void theGateAndTheBareCheckAreCountedAndTimedOnOneCoreAndTwo() throws Exception {
    Home home = TestHome.furnished(folder, 5_000);
    Map<String, Sample> round =
        TestHome.at(home, () -> Load.round(Brief.of(Load.benchmarks(home))));
    assertEquals(2 * 2 * 2, round.size(), round::toString);
    assertEquals(2 + 3, Load.markdown(new Rounds(List.of(round))).lines().count());
  }

  @Test
  void theTableSaysHowThroughputGrowsAndHowRareTheSlowAre() {
    Map<String, Sample> round = new HashMap<>();
    put(round, "GateBenchmark.bareCheck", 14_000, 28_000, 100, 6_500);
    put(round, "GateBenchmark.verdict", 13_300, 25_200, 120, 8_300);
    assertEquals(
        List.of(
            "| bare check of the signature | 14000 | 28000 | 2.00 | 100 | 200 | 6500 |",
            "| **LIVE at a gate** | 13300 | 25200 | 1.89 | 120 | 240 | 8300 |",
            "| the gate, the bare one being 1 | 0.95 | 0.90 | | 1.20 | 1.20 | 1800 more |"),
        Load.markdown(new Rounds(List.of(round))).lines().skip(2).toList());
  }

  private static void put(
      Map<String, Sample> round, String name, double one, double two, double rare, double bytes) {
    round.put(Load.counted(name, 1), new Sample(one, 0, 0, bytes));
    round.put(Load.counted(name, 2), new Sample(two, 0, 0, bytes));
    round.put(Load.timed(name, 1), new Sample(0, 0, rare, bytes));
    round.put(Load.timed(name, 2), new Sample(0, 0, 2 * rare, bytes));
  }
}
