package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import java.util.List;

/** Keys of a service, for people. */
final class KeyPage {
  private KeyPage() {}

  static Page of(List<Told> keys) throws CommandEndedException {
    Table table =
        new Table("KEY", "ALGORITHM", "USE", "STATE", "SIGNS", "FROM", "TO", "SAFE TO ACTIVATE");
    for (Told key : keys) {
      table.row(
          key.text("kid"),
          key.text("algorithm"),
          key.text("use"),
          key.text("state"),
          key.text("signs").equals("true") ? "yes" : "no",
          key.text("notBefore"),
          key.text("notAfter"),
          key.has("activation") ? activation(key.child("activation")) : "");
    }
    return new Page().table(table);
  }

  private static String activation(Told activation) throws CommandEndedException {
    if (activation.text("safe").equals("true")) {
      return "yes";
    }
    return "from "
        + activation.maybe("from")
        + ", behind "
        + activation.text("behind")
        + ", away "
        + activation.text("away");
  }

  /** What the rotation asks for. */
  static Page steps(String title, List<Told> steps) throws CommandEndedException {
    Table table = new Table("STEP", "USE", "KEY", "DUE", "FROM");
    for (Told step : steps) {
      table.row(
          step.text("action"),
          step.text("use"),
          step.maybe("kid"),
          step.text("due"),
          step.text("from"));
    }
    return new Page().line(title).table(table);
  }
}
