package dev.suishen.verifier.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.verifier.benchmarks.Rounds.Sample;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityReportTest {
  @TempDir Path folder;

  @Test
  void loadingAndLookUpsRunAndHaveTheirLines() throws Exception {
    Home home = TestHome.furnished(folder, 0);
    String times =
        TestHome.at(
            home,
            () ->
                CityReport.times(
                    rounds(Rounds.measure(Brief.of(CityReport.loading(home)))),
                    rounds(Rounds.measure(Brief.of(CityReport.lookUps(home))))));
    assertEquals(4, times.lines().count(), times);
  }

  /** Complaint 7: lists outgrow memory. Two bits a holder, and next to nothing beside them. */
  @Test
  void whatIsHeldIsTheBitsAndLittleMore() throws Exception {
    long held = CityReport.held(TestHome.furnished(folder, 0));
    int bits = 2 * (1 << 20) * 2 / 8;
    assertEquals(bits, (double) held, bits / 10.0);
  }

  @Test
  void sizesAreOfAllLists() {
    List<byte[]> lists = Collections.nCopies(24, new byte[10_000]);
    assertEquals(
        """
        | on the wire, 0.1 % revoked | 120 KB | |
        | on the wire, 1 % revoked | 240 KB | 1 MB |
        | held in memory | 6.30 MB | 7 MB |
        """,
        CityReport.sizes(lists.subList(0, 12), lists, 6_299_000));
  }

  @Test
  void aShareOfTheHoldersIsRevokedAndTheSameEachTime() {
    CityLists lists = new CityLists(2, 0.01);
    long revoked = 0;
    for (int next, index = 0; index < lists.holders(); index = next + 1) {
      next = lists.inForce(index);
      revoked += next - index;
    }
    assertEquals(20_972, revoked);
    assertEquals(new CityLists(2, 0.01).inForce(77_777), lists.inForce(77_777));
  }

  private static Rounds rounds(Map<String, Sample> round) {
    return new Rounds(List.of(round));
  }
}
