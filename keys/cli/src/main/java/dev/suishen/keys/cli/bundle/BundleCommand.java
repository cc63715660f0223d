package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.service.BundleListCommand;
import dev.suishen.keys.cli.service.UploadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is done with trust bundles. */
@Command(
    name = "bundle",
    description = "Trust bundles: from draft to publication.",
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
        .addSubcommand(new RootsCommand(desk))
        .addSubcommand(new UploadCommand(desk))
        .addSubcommand(new BundleListCommand(desk));
  }
}
