package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.bundle.LintFinding.Severity;
import dev.suishen.keys.cli.bundle.Linted.Finding;
import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.util.List;
import picocli.CommandLine.Option;

/** The errors of lint that somebody takes upon themselves, each by its name. */
final class Despite {
  @Option(
      names = "--despite",
      paramLabel = "CHECK",
      description = "Go on despite this error of lint; one that lint has not found is wrong use.")
  private List<Check> named = List.of();

  /**
   * @return whether some error was not named
   */
  boolean refuses(List<Finding> findings) throws CommandEndedException {
    for (Check check : named) {
      if (findings.stream().noneMatch(finding -> finding.check() == check)) {
        throw new CommandEndedException(
            Exit.WRONG_USE, "--despite " + check + ": lint has not found that.");
      }
    }
    return findings.stream()
        .anyMatch(
            finding -> finding.severity() == Severity.ERROR && !named.contains(finding.check()));
  }
}
