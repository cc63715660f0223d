package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.Desk;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The life of signing keys, in a running service. */
@Command(
    name = "keys",
    description = "The signing keys of a running service.",
    synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {
  private KeysCommand() {}

  public static CommandLine with(Desk desk) {
    CommandLine keys =
        new CommandLine(new KeysCommand())
            .addSubcommand(new KeyListCommand(desk))
            .addSubcommand(new KeyPlanCommand(desk));
    for (KeyStep step : KeyStep.values()) {
      CommandLine command = new CommandLine(new KeyStepCommand(desk, step));
      command.getCommandSpec().usageMessage().description(step.description());
      keys.addSubcommand(step.command(), command);
    }
    return keys.addSubcommand(new KeyRevokeCommand(desk));
  }
}
