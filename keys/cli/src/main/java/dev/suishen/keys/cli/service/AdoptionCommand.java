package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which operator's verifiers hold which bundle. */
@Command(name = "adoption", description = "Shows which bundle each operator's verifiers hold.")
public final class AdoptionCommand implements Callable<Integer> {
  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private Answer answer;

  private final Desk desk;

  public AdoptionCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Told told = service.connect(desk).get("adoption", Map.of());
    List<Told> operators = told.list("operators");
    Table table = new Table("OPERATOR", "VERIFIERS", "CURRENT", "BEHIND", "AWAY");
    Table held = new Table("OPERATOR", "BUNDLE", "VERIFIERS", "LAST SEEN");
    for (Told operator : operators) {
      String name = operator.text("operator");
      table.row(
          name,
          operator.text("verifiers"),
          operator.text("current"),
          operator.text("behind"),
          operator.text("away"));
      for (Told holding : operator.list("holdings")) {
        held.row(name, holding.text("serial"), holding.text("verifiers"), holding.text("lastSeen"));
      }
    }
    Page page = new Page().line("Newest bundle: " + told.maybe("newest"));
    answer.give(
        told.json(),
        operators.isEmpty()
            ? page.line("No verifier has told which bundle it holds.")
            : page.table(table).table(held));
    return Exit.DONE.code();
  }
}
