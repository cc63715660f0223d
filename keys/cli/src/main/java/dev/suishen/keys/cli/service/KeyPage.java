package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import java.util.List;

/** Keys of a service, for people. */
final class KeyPage {
  private KeyPage() {}

  /** As wide as a terminal of 80 columns. */
  static Page of(List<Told> keys) throws CommandEndedException {
    Table table = new Table("KEY", "ALGORITHM", "USE", "STATE", "FROM (UTC)", "TO (UTC)");
    Page page = new Page().table(table);
    for (Told key : keys) {
      table.row(
          key.text("kid"),
          key.text("algorithm"),
          key.text("use"),
          key.text("state"),
          key.minute("notBefore"),
          key.minute("notAfter"));
      if (key.text("signs").equals("true")) {
        page.line(key.text("kid") + " signs now.");
      }
      if (key.has("activation")) {
        page.line(key.text("kid") + " is " + activation(key.child("activation")));
      }
    }
    return page;
  }

  private static String activation(Told activation) throws CommandEndedException {
    if (activation.text("safe").equals("true")) {
      return "safe to activate.";
    }
    return "not safe to activate: from "
        + activation.minute("from")
        + ", behind "
        + activation.text("behind")
        + ", away "
        + activation.text("away")
        + ".";
  }

  /** What the rotation asks for. */
  static Page steps(String title, List<Told> steps) throws CommandEndedException {
    Table table = new Table("STEP", "USE", "KEY", "DUE (UTC)", "FROM (UTC)");
    for (Told step : steps) {
      table.row(
          step.text("action"),
          step.text("use"),
          step.maybe("kid"),
          step.minute("due"),
          step.minute("from"));
    }
    return new Page().line(title).table(table);
  }
}
