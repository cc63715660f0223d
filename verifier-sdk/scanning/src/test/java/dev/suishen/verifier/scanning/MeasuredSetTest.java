package dev.suishen.verifier.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.scanning.MeasuredSet.Score;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A small part of what {@link Report} measures: 70 showings of each kind of code. */
class MeasuredSetTest {
  private static final int SHOWINGS = 1;

  /** There redundancy counts for more than the size of a module: docs/decisions/0011. */
  private static final Set<Step> WHERE_Q_IS_BETTER = EnumSet.of(Step.GLARE, Step.CRACKED);

  @Test
  void no_step_reads_fewer_than_zxing_or_of_ours_than_of_the_others() {
    Score all = Score.NONE;
    for (Step step : Step.values()) {
      Score score = MeasuredSet.measure(step, SHOWINGS).stream().reduce(Score.NONE, Score::plus);
      String said = step + " " + score;
      assertTrue(score.ours() >= score.zxing(), said);
      assertTrue(score.ours() >= score.jwt(), said);
      assertTrue(score.ours() >= score.dccQ() || WHERE_Q_IS_BETTER.contains(step), said);
      assertEquals(0, score.misread(), said);
      all = all.plus(score);
    }
    assertEquals(Step.values().length * Step.LEVELS * SHOWINGS, all.showings());
    assertTrue(all.ours() >= all.dccL(), all::toString);
    assertTrue(all.ours() > all.dccQ(), all::toString);
    assertTrue(all.ours() >= 0.8 * all.showings(), all::toString);
  }
}
