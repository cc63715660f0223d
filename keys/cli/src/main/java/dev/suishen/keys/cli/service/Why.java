package dev.suishen.keys.cli.service;

import java.util.Map;
import picocli.CommandLine.Option;

/** Why an administrator does what others have to live with. */
final class Why {
  @Option(
      names = "--reason",
      required = true,
      description = "One line, 200 characters at most; it stays in the audit log for good.")
  private String reason;

  /** As the service takes it. */
  Map<String, String> body() {
    return Map.of("reason", reason);
  }
}
