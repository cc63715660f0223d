package dev.suishen.verifier.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
  private static final String HERE = "/java/dev/suishen/verifier/journal/";

  @TempDir Path directory;

  @Test
  void itUploadsWhatItDecided() throws Exception {
    SettableClock clock = SettableClock.at(Gate.NOW);
    PretendCity city = PretendCity.at(clock);
    Verifier verifier =
        Verifier.builder()
            .trust(city.trust())
            .policy(ScenePolicy.of(Scene.TRANSIT))
            .clock(clock)
            .build();
    List<Instruction> done = new ArrayList<>();
    List<String> posted = new ArrayList<>();
    QuickStart.run(
        directory,
        clock,
        new SecureRandom(),
        verifier,
        city.live().text(),
        done::add,
        (path, json) -> posted.add(path + " " + json));
    assertEquals(List.of(Instruction.ADMIT), done);
    assertEquals(1, posted.size());
    assertTrue(
        posted
            .get(0)
            .matches(
                "/api/v1/scans \\[\\{\"id\":\"\\w{32}\",\"at\":\"2026-11-24T09:00:00Z\","
                    + "\"cti\":\"\\w{16}\",\"scene\":\"transit\",\"outcome\":\"accepted\","
                    + "\"instruction\":\"ADMIT\"}]"),
        posted::toString);
  }

  @Test
  void thePackageTourShowsTheCodeThatRuns() throws IOException {
    String tour = Files.readString(Path.of("src/main" + HERE + "package-info.java"));
    String source = Files.readString(Path.of("src/test" + HERE + "QuickStart.java"));
    String shown = between(tour, "<pre>{@code\n", "}</pre>").replaceAll("(?m)^ \\*", "");
    assertEquals(tokens(between(source, "// begin\n", "// end\n")), tokens(shown));
  }

  /** Line breaks and indents are each place's own. */
  private static String tokens(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
