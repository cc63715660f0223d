package dev.suishen.keys.cli;

import dev.suishen.keys.ceremony.CeremonyRefusedException;
import dev.suishen.keys.ceremony.Secrets.SecretMissingException;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.cli.desk.Shown;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.signing.KeyFile.WrongPassphraseException;
import dev.suishen.verifier.BundleRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where what went wrong becomes words and an exit code. */
final class Failures {
  private Failures() {}

  /** Of the command line itself. */
  static int sayWrongUse(ParameterException wrong, String[] args) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(Shown.plain(String.valueOf(wrong.getMessage())));
    err.println("Try " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return Exit.WRONG_USE.code();
  }

  /** Of a command. */
  static int say(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
    Exit exit = exit(failure);
    if (exit == Exit.FAULT) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    String.valueOf(failure.getMessage()).lines().map(Shown::plain).forEach(err::println);
    for (Throwable left : failure.getSuppressed()) {
      err.println("Left behind: " + Shown.plain(String.valueOf(left.getMessage())));
    }
    err.flush();
    return exit.code();
  }

  private static Exit exit(Exception failure) {
    if (failure instanceof CommandEndedException ended) {
      return ended.exit();
    }
    if (failure instanceof CustodyException
        || failure instanceof WrongPassphraseException
        || failure instanceof SecretMissingException) {
      return Exit.CUSTODY;
    }
    if (failure instanceof CeremonyRefusedException refused) {
      return refused.isOfPassphrase() ? Exit.CUSTODY : Exit.REFUSED;
    }
    if (failure instanceof BundleRefusedException) {
      return Exit.REFUSED;
    }
    return failure instanceof IOException ? Exit.WRONG_USE : Exit.FAULT;
  }
}
