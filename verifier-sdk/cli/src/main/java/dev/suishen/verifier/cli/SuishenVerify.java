package dev.suishen.verifier.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code suishen-verify}; where it meets the terminal, the system's clock and
 * randomness.
 */
@Command(
    name = "suishen-verify",
    description = "Verifies Suishen codes offline.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = SuishenVerify.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:accepted, or done",
      "1:rejected, or could not be brought",
      "2:undetermined: check by hand",
      "64:wrong use: an option, a file or a folder is not what it should be",
      "70:a fault of this program"
    })
final class SuishenVerify {
  private static final int WRONG_USE = 64;

  /** Never 1: a fault of this program is no verdict. */
  private static final int FAULT = 70;

  /** The whole command, apart from the process around it. */
  static CommandLine commandLine(InputStream in, PrintWriter out, PrintWriter err, Clock clock) {
    SecureRandom random = new SecureRandom();
    CommandLine commandLine =
        new CommandLine(new SuishenVerify())
            .addSubcommand(new SyncCommand(clock, random))
            .addSubcommand(new CarryCommand(clock, random))
            .addSubcommand(new ScanCommand(in, clock, random))
            .addSubcommand(new ConformanceCommand(in));
    return commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(SuishenVerify::sayWrongUse)
        .setExitCodeExceptionMapper(unexpected -> FAULT);
  }

  private static int sayWrongUse(CommandLine.ParameterException wrong, String[] args) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    err.println("Try " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return WRONG_USE;
  }

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    int exitCode =
        commandLine(
                System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), Clock.systemUTC())
            .execute(args);
    System.exit(exitCode);
  }

  /** The words are UTF-8 whatever the platform's charset is. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The version that the jar's manifest names. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SuishenVerify.class.getPackage().getImplementationVersion();
      return new String[] {"suishen-verify " + (version == null ? "unpackaged" : version)};
    }
  }
}
