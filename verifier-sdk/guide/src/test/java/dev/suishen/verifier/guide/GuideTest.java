package dev.suishen.verifier.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide shows the code that runs, all of it and no other. */
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/verifier-guide.md");
  private static final Path HERE = Path.of("src/test/java/dev/suishen/verifier/guide");

  @Test
  void every_snippet_is_code_that_runs_and_none_is_missing() throws IOException {
    List<String> shown = parts(GUIDE, "```java\n(.*?)```");
    List<String> compiled = parts(HERE.resolve("MetroGate.java"), "// begin\n(.*?)// end\n");
    compiled.addAll(parts(HERE.resolve("Extras.java"), "// begin\n(.*?)// end\n"));
    assertEquals(new HashSet<>(compiled), new HashSet<>(shown));
    assertEquals(compiled.size(), shown.size());
  }

  /** An integrator copies the name; it must be a module's. */
  @Test
  void every_artifact_that_is_named_is_built_here() throws IOException {
    List<String> named = parts(GUIDE, "(?m)^\\| `(suishen-[a-z-]+)`");
    named.addAll(parts(GUIDE, "<artifactId>(.*?)</artifactId>"));
    List<String> built =
        parts(
            Path.of("pom.xml"), "<groupId>dev.suishen</groupId>\\s*<artifactId>(.*?)</artifactId>");
    built.remove("suishen-code");
    assertEquals(new HashSet<>(built), new HashSet<>(named));
  }

  private static List<String> parts(Path file, String pattern) throws IOException {
    List<String> parts = new ArrayList<>();
    Matcher part = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(file));
    while (part.find()) {
      parts.add(tokens(part.group(1)));
    }
    return parts;
  }

  /** Line breaks and indents are each place's own. */
  private static String tokens(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("\\s*\\.(?=\\w+\\()", ".").strip();
  }
}
