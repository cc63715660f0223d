package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Answer;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The newest 100. */
@Command(name = "list", description = "Lists the newest 100, those that are pending by default.")
final class ApprovalListCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      defaultValue = "PENDING",
      description = "PENDING (usual), APPROVED, REJECTED, EXPIRED or ANY.")
  private State state;

  @Mixin private ServiceOptions service = new ServiceOptions();
  @Mixin private Answer answer;

  private final Desk desk;

  ApprovalListCommand(Desk desk) {
    this.desk = desk;
    this.answer = new Answer(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    Map<String, String> query = Map.of("state", state == State.ANY ? "" : state.name());
    Told told = service.connect(desk).get("approvals", query);
    answer.give(told.json(), ApprovalPage.of(told.list("approvals")));
    return Exit.DONE.code();
  }

  /** In which an approval can be asked for. */
  private enum State {
    PENDING,
    APPROVED,
    REJECTED,
    EXPIRED,
    ANY
  }
}
