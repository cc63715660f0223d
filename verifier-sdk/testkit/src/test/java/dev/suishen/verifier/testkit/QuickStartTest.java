package dev.suishen.verifier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  private static final String HERE = "/java/dev/suishen/verifier/testkit/";

  @Test
  void it_answers() {
    assertEquals(
        List.of(
            "accepted", "accepted", "REVOKED", "accepted", "EXPIRED", "TRUST_STALE", "accepted"),
        QuickStart.answers());
  }

  @Test
  void the_readme_shows_the_code_that_runs() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertEquals(codeThatRuns(), tokens(between(readme, "```java\n", "```")));
  }

  @Test
  void the_package_tour_shows_the_code_that_runs() throws IOException {
    String tour = Files.readString(Path.of("src/main" + HERE + "package-info.java"));
    String shown = between(tour, "<pre>{@code\n", "}</pre>").replaceAll("(?m)^ \\*", "");
    assertEquals(codeThatRuns(), tokens(shown));
  }

  private static String codeThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test" + HERE + "QuickStart.java"));
    return tokens(between(source, "// begin\n", "// end\n"));
  }

  /** Line breaks and indents are each place's own. */
  private static String tokens(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("\\s*\\.(?=\\w+\\()", ".").strip();
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
