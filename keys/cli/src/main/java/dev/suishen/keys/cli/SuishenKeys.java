package dev.suishen.keys.cli;

import dev.suishen.keys.ceremony.SecretSource;
import dev.suishen.keys.cli.audit.AuditCommand;
import dev.suishen.keys.cli.bundle.BundleCommand;
import dev.suishen.keys.cli.ceremony.CeremonyCommand;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Terminal;
import dev.suishen.keys.cli.service.AdoptionCommand;
import dev.suishen.keys.cli.service.ApprovalsCommand;
import dev.suishen.keys.cli.service.KeysCommand;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command {@code suishen-keys}; where it meets the process around it. */
@Command(
    name = "suishen-keys",
    description = "A city's keys: roots, trust bundles, and the service that signs.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = SuishenKeys.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class SuishenKeys {
  /** The whole command, apart from the process around it. */
  public static CommandLine commandLine(Desk desk, PrintWriter out, PrintWriter err) {
    CommandLine commandLine =
        new CommandLine(new SuishenKeys())
            .addSubcommand(new CeremonyCommand(desk))
            .addSubcommand(BundleCommand.with(desk))
            .addSubcommand(KeysCommand.with(desk))
            .addSubcommand(ApprovalsCommand.with(desk))
            .addSubcommand(new AdoptionCommand(desk))
            .addSubcommand(AuditCommand.with(desk))
            .registerConverter(Path.class, text -> desk.folder().resolve(text))
            .registerConverter(SecretSource.class, text -> source(text, desk))
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(Math.max(55, Math.min(100, desk.columns())))
            .setParameterExceptionHandler(Failures::sayWrongUse)
            .setExecutionExceptionHandler(Failures::say)
            .setExitCodeExceptionMapper(unexpected -> Exit.FAULT.code());
    commandLine
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("Exit codes:%n")
        .exitCodeList(exitCodes());
    return commandLine;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Exit exit : Exit.values()) {
      codes.put(Integer.toString(exit.code()), exit.words());
    }
    return codes;
  }

  private static SecretSource source(String text, Desk desk) {
    try {
      return SecretSource.parse(text, desk.folder());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  public static void main(String[] args) {
    Desk desk =
        new Desk(
            Path.of(""),
            System.getenv(),
            new ConsoleTerminal(System.console()),
            Clock.systemUTC(),
            new SecureRandom(),
            new Version().getVersion()[0]);
    int exitCode =
        commandLine(desk, utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(args);
    System.exit(exitCode);
  }

  /** The words are UTF-8 whatever the platform's charset is. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The keyboard; nobody where input or output is no terminal. */
  private record ConsoleTerminal(@Nullable Console console) implements Terminal {
    @Override
    public Optional<String> ask(String question) {
      return console == null
          ? Optional.empty()
          : Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<char[]> askSecretly(String question) {
      return console == null
          ? Optional.empty()
          : Optional.ofNullable(console.readPassword("%s", question));
    }
  }

  /** The version that the jar's manifest names. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SuishenKeys.class.getPackage().getImplementationVersion();
      return new String[] {"suishen-keys " + (version == null ? "unpackaged" : version)};
    }
  }
}
