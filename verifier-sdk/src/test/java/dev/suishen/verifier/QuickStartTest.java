package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  private static final String HERE = "/java/dev/suishen/verifier/";

  @Test
  void itDecides() throws BundleRefusedException, StatusListRefusedException {
    assertEquals("pass, 1234567890", decide(TestCode.live(), NOW));
    assertEquals("refused: REVOKED", decide(TestCode.live().statusIndex(7), NOW));
    assertEquals(
        "check by hand: TRUST_STALE",
        decide(TestCode.live().signedBy(TestKey.named("later")), TestCity.NEXT_UPDATE + 1));
  }

  @Test
  void theReadmeShowsTheCodeThatRuns() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    assertEquals(codeThatRuns(), tokens(between(readme, "```java\n", "```")));
  }

  @Test
  void thePackageTourShowsTheCodeThatRuns() throws IOException {
    String tour = Files.readString(Path.of("src/main" + HERE + "package-info.java"));
    String shown = between(tour, "<pre>{@code\n", "}</pre>").replaceAll("(?m)^ \\*", "");
    assertEquals(codeThatRuns(), tokens(shown));
  }

  private static String decide(TestCode code, long now)
      throws BundleRefusedException, StatusListRefusedException {
    SceneKey key = TestCity.sceneKey(Scene.TRANSIT, SceneKey.epochOf(NOW));
    return QuickStart.decide(
        RootSet.of(2, TestCity.ROOTS.stream().map(TestKey::publicKey).toList()),
        new TestBundle().signed(),
        new TestStatusList().set(7, TestStatusList.INVALID).signed(),
        SceneKeys.of(List.of(key)),
        Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC),
        code.text());
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
