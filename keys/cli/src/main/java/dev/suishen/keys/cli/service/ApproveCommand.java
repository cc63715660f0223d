package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The second administrator's yes; the step is taken at once. */
@Command(name = "approve", description = "Takes a step that another administrator has proposed.")
final class ApproveCommand implements Callable<Integer> {
  @Mixin private Pending pending = new Pending();
  @Mixin private Asking asking;

  ApproveCommand(Desk desk) {
    this.asking = new Asking(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    AdminClient service = asking.connect();
    Told proposed = pending.in(service);
    asking.tell(ApprovalPage.of(List.of(proposed)));
    asking.confirm("The step is taken at once.", proposed.text("subject"));
    Told decided =
        service.post("approvals/" + pending.id() + "/approval", asking.isDryRun(), Map.of());
    asking.give(decided.json(), ApprovalPage.approved(List.of(decided)));
    return Exit.DONE.code();
  }
}
