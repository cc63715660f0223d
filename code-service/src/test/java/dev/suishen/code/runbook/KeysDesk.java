package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.keys.cli.SuishenKeys;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Runs the real command in a folder. */
record KeysDesk(Path folder, Clock clock) {
  /** A line that does what its page says. */
  String done(List<String> words) {
    return ended(Exit.DONE, words);
  }

  String refused(List<String> words) {
    return ended(Exit.REFUSED, words);
  }

  /** All that it says. */
  private String ended(Exit exit, List<String> words) {
    StringWriter said = new StringWriter();
    Desk desk =
        new Desk(
            folder,
            Map.of(),
            new AtTheKeyboard(said::toString),
            clock,
            new SecureRandom(),
            "suishen-keys test");
    PrintWriter screen = new PrintWriter(said);
    int code = SuishenKeys.commandLine(desk, screen, screen).execute(words.toArray(String[]::new));
    assertEquals(exit.code(), code, () -> words + "\n" + said);
    return said.toString();
  }
}
