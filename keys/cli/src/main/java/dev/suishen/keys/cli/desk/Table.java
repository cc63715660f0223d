package dev.suishen.keys.cli.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings. Where the terminal is too narrow for that, each row stands alone, a cell a
 * line behind its heading; nothing is cut.
 */
public final class Table {
  private static final String BETWEEN = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * @param cells one for each heading; made fit for a terminal here
   */
  public Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(cells.length + " cells");
    }
    rows.add(Arrays.stream(cells).map(Shown::plain).toList());
    return this;
  }

  List<String> lines(int columns) {
    if (rows.isEmpty()) {
      return List.of("none");
    }
    int[] widths = widths();
    int total = Arrays.stream(widths).sum() + BETWEEN.length() * (widths.length - 1);
    return total <= columns ? side(widths) : alone();
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          rows.stream()
              .mapToInt(row -> Shown.columns(row.get(column)))
              .reduce(Shown.columns(headings.get(i)), Math::max);
    }
    return widths;
  }

  private List<String> side(int[] widths) {
    List<String> lines = new ArrayList<>();
    lines.add(side(headings, widths));
    rows.forEach(row -> lines.add(side(row, widths)));
    return lines;
  }

  private static String side(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : BETWEEN).append(padded(cells.get(i), widths[i]));
    }
    return line.toString().stripTrailing();
  }

  private List<String> alone() {
    int width = headings.stream().mapToInt(Shown::columns).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          lines.add(
              (i == 0 ? "" : BETWEEN) + padded(headings.get(i), width) + BETWEEN + row.get(i));
        }
      }
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - Shown.columns(text));
  }
}
