package dev.suishen.keys.cli.desk;

import java.util.ArrayList;
import java.util.List;

/** What a person reads: lines and tables, in order. */
public final class Page {
  private final List<Object> parts = new ArrayList<>();

  /**
   * @param text made fit for a terminal here
   */
  public Page line(String text) {
    parts.add(Shown.plain(text));
    return this;
  }

  public Page table(Table table) {
    parts.add(table);
    return this;
  }

  public Page page(Page other) {
    parts.addAll(other.parts);
    return this;
  }

  /** Its lines, tables as wide as fits. */
  public List<String> lines(int columns) {
    List<String> lines = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Table table) {
        lines.addAll(table.lines(columns));
      } else {
        lines.add(part.toString());
      }
    }
    return lines;
  }
}
