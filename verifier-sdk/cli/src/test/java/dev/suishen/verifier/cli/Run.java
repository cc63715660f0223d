package dev.suishen.verifier.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One run of the whole command in this process. */
record Run(int exitCode, String out, String err) {

  static Run at(long seconds, String... args) {
    return with(new byte[0], seconds, args);
  }

  static Run with(String in, String... args) {
    return with(in.getBytes(StandardCharsets.UTF_8), 0, args);
  }

  static Run with(byte[] in, long seconds, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        SuishenVerify.commandLine(
                new ByteArrayInputStream(in),
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC))
            .execute(args);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
