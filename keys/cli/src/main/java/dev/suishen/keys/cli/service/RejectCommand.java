package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lays a step aside; it can be proposed again. */
@Command(name = "reject", description = "Lays a proposed step aside.")
final class RejectCommand implements Callable<Integer> {
  @Mixin private Pending pending = new Pending();
  @Mixin private Why why = new Why();
  @Mixin private Asking asking;

  RejectCommand(Desk desk) {
    this.asking = new Asking(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    AdminClient service = asking.connect();
    asking.confirm("Approval " + pending.id() + " is laid aside.", pending.id());
    Told decided =
        service.post("approvals/" + pending.id() + "/rejection", asking.isDryRun(), why.body());
    asking.give(decided.json(), ApprovalPage.of(List.of(decided)));
    return Exit.DONE.code();
  }
}
