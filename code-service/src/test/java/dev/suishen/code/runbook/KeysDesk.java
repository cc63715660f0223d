package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.keys.cli.SuishenKeys;
import dev.suishen.keys.cli.desk.Desk;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Runs the real command in a folder. */
record KeysDesk(Path folder, Clock clock) {
  Path file(String name) {
    return folder.resolve(name);
  }

  /** A line that does what its page says. */
  String done(List<String> words) {
    return ended(Exit.DONE, words);
  }

  String refused(List<String> words) {
    return ended(Exit.REFUSED, words);
  }

  /** The first key of codes in that state. */
  String kid(URI service, String state) throws IOException {
    return told(service, "keys list").get("keys").findParents("kid").stream()
        .filter(key -> key.get("use").asText().equals("CODES"))
        .filter(key -> key.get("state").asText().equals(state))
        .findFirst()
        .orElseThrow()
        .get("kid")
        .asText();
  }

  /** What the first administrator is told. */
  JsonNode told(URI service, String line) throws IOException {
    String whole = line + " --json --service " + service + " --token-file admin.token";
    return new ObjectMapper().readTree(done(List.of(whole.split(" "))));
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
