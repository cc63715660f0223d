package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.KidConverter;
import dev.suishen.keys.lifecycle.SigningKey;
import picocli.CommandLine.Parameters;

/** The key that a command is about. */
final class Kid {
  @Parameters(
      paramLabel = "KID",
      converter = KidConverter.class,
      description = "Eight hexadecimal digits.")
  private int kid;

  String text() {
    return SigningKey.name(kid);
  }
}
