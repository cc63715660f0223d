package dev.suishen.code.admin;

import dev.suishen.keys.bundle.LintFinding;
import io.micronaut.serde.annotation.Serdeable;

/** A {@link LintFinding}, as it is told. */
@Serdeable
public record Finding(LintFinding.Severity severity, LintFinding.Check check, String words) {
  public static Finding of(LintFinding finding) {
    return new Finding(finding.severity(), finding.check(), finding.words());
  }
}
