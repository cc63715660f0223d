package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proposes that nothing a key signed is good; a second administrator approves it. */
@Command(
    name = "revoke",
    description = "Proposes that nothing which a key signed is good any more, for ever.")
final class KeyRevokeCommand implements Callable<Integer> {
  @Mixin private Kid kid = new Kid();
  @Mixin private Why why = new Why();
  @Mixin private Asking asking;

  KeyRevokeCommand(Desk desk) {
    this.asking = new Asking(desk);
  }

  @Override
  public Integer call() throws CommandEndedException {
    AdminClient service = asking.connect();
    asking.confirm("Every code of key " + kid.text() + " will be refused.", kid.text());
    Told approval =
        service.post("keys/" + kid.text() + "/revocation", asking.isDryRun(), why.body());
    asking.give(approval.json(), ApprovalPage.proposed(List.of(approval)));
    return Exit.DONE.code();
  }
}
