package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.cli.desk.Desk;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is done with trust bundles. */
@Command(
    name = "bundle",
    description = "Trust bundles: draft, sign, assemble, verify.",
    synopsisSubcommandLabel = "COMMAND")
public final class BundleCommand {
  private BundleCommand() {}

  public static CommandLine with(Desk desk) {
    return new CommandLine(new BundleCommand())
        .addSubcommand(new DraftCommand(desk))
        .addSubcommand(new SignCommand(desk))
        .addSubcommand(new AssembleCommand(desk))
        .addSubcommand(new VerifyCommand(desk))
        .addSubcommand(new ShowCommand(desk))
        .addSubcommand(new LintCommand(desk))
        .addSubcommand(new RootsCommand(desk));
  }
}
