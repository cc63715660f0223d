package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The newest 100. */
@Command(name = "list", description = "Lists the newest 100 bundles that a service published.")
public final class BundleListCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private Answer answer;

  private final Desk desk;

  public BundleListCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Told told = service.connect(desk).get("bundles", Map.of());
    Table table =
        new Table(
            "BUNDLE", "PUBLISHED (UTC)", "NEXT UPDATE (UTC)", "EXPIRES (UTC)", "KEYS", "ROOTS");
    for (Told bundle : told.list("bundles")) {
      table.row(
          bundle.text("serial"),
          bundle.minute("publishedAt"),
          bundle.minute("nextUpdate"),
          bundle.minute("expires"),
          bundle.text("keys"),
          bundle.text("threshold") + " of " + bundle.text("roots"));
    }
    answer.give(told.json(), new Page().table(table));
    return Exit.DONE.code();
  }
}
