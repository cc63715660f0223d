package dev.suishen.verifier.scanning;

import dev.suishen.verifier.scanning.MeasuredSet.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the tables of {@code docs/scanning.md}. */
public final class Report {
  private static final int SHOWINGS = 10;
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 42;

  private Report() {}

  public static void main(String[] args) {
    printTimes();
    printMeasuredSet();
  }

  private static void printTimes() {
    System.out.println("| 1280 × 720, ms a frame | median | p99 | longest | KB a frame |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    FrameTimes times = new FrameTimes();
    List<FrameTimes.Stream> streams = times.streams();
    streams.forEach(stream -> times.measure(stream, WARM_UP)); // all, before the first figure
    for (FrameTimes.Stream stream : streams) {
      FrameTimes.Times measured = times.measure(stream, ROUNDS);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %d |%n",
          measured.name(),
          measured.median(),
          measured.p99(),
          measured.longest(),
          measured.bytes() / 1000);
    }
    System.out.println();
  }

  private static void printMeasuredSet() {
    System.out.println(
        "| | ours | ours by ZXing's defaults | JWT | DCC-style, Q | DCC-style, L | ours, level 1 to 5 |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    List<Score> all = new ArrayList<>();
    for (Step step : Step.values()) {
      List<Score> levels = MeasuredSet.measure(step, SHOWINGS);
      all.addAll(levels);
      System.out.println(row(step.name().toLowerCase(Locale.ROOT), levels) + levels(levels));
    }
    System.out.println(row("**all**", all) + " |");
  }

  private static String row(String name, List<Score> scores) {
    Score sum = scores.stream().reduce(Score.NONE, Score::plus);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s |",
        name,
        percent(sum.ours(), sum),
        percent(sum.zxing(), sum),
        percent(sum.jwt(), sum),
        percent(sum.dccQ(), sum),
        percent(sum.dccL(), sum));
  }

  private static String levels(List<Score> levels) {
    StringBuilder text = new StringBuilder();
    for (Score level : levels) {
      text.append(' ').append(percent(level.ours(), level));
    }
    return text.append(" |").toString();
  }

  private static String percent(int read, Score of) {
    return String.format(Locale.ROOT, "%.0f %%", 100.0 * read / of.showings());
  }
}
