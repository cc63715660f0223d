package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Desk;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What takes two administrators. */
@Command(
    name = "approvals",
    description = "Steps that take two administrators.",
    synopsisSubcommandLabel = "COMMAND")
public final class ApprovalsCommand {
  private ApprovalsCommand() {}

  public static CommandLine with(Desk desk) {
    return new CommandLine(new ApprovalsCommand())
        .addSubcommand(new ApprovalListCommand(desk))
        .addSubcommand(new ApproveCommand(desk))
        .addSubcommand(new RejectCommand(desk));
  }
}
