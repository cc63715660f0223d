package dev.suishen.keys.cli.bundle;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleLint;
import dev.suishen.keys.bundle.LintFinding;
import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.bundle.LintFinding.Severity;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Page;
import dev.suishen.keys.cli.desk.Table;
import dev.suishen.verifier.TrustBundle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What lint has to say as of now. */
final class Linted {
  @Option(
      names = "--lead-time",
      paramLabel = "DURATION",
      defaultValue = "P2D",
      description = "How long a verifier may be offline, ISO-8601; default P2D.")
  private Duration leadTime;

  private final Desk desk;

  Linted(Desk desk) {
    this.desk = desk;
  }

  List<Finding> findings(BundleDraft draft, Optional<TrustBundle> before) {
    return new BundleLint(leadTime, BundleLint.DEFAULT.longestLife())
        .check(draft, before, desk.clock().instant()).stream().map(Finding::of).toList();
  }

  static Page page(List<Finding> findings) {
    if (findings.isEmpty()) {
      return new Page().line("Lint has nothing to say.");
    }
    Table table = new Table("LINT", "CHECK", "WORDS");
    findings.forEach(
        finding -> table.row(finding.severity.name(), finding.check.name(), finding.words));
    return new Page().table(table);
  }

  /** One that lint has found. */
  record Finding(Severity severity, Check check, String words) {
    static Finding of(LintFinding finding) {
      return new Finding(finding.severity(), finding.check(), finding.words());
    }
  }
}
