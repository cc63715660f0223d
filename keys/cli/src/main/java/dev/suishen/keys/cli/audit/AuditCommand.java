package dev.suishen.keys.cli.audit;

import dev.suishen.keys.cli.desk.Desk;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The chain of what was done to the keys. */
@Command(
    name = "audit",
    description = "The audit log: who did what to the keys.",
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {
  private AuditCommand() {}

  public static CommandLine with(Desk desk) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new FetchCommand(desk))
        .addSubcommand(new VerifyCommand(desk));
  }
}
