package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of such systems complain about, and must not meet here. */
class ComplaintsTest {
  private final TestCity gate = TestCity.gate();

  /** How large it is, the build checks: pom.xml. */
  @Test
  void complaint8_noListIsInTheJar_codeAndWordsAlone() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
      List<String> others =
          files
              .filter(Files::isRegularFile)
              .map(Path::toString)
              .filter(file -> !file.endsWith(".class"))
              .map(file -> file.replaceFirst(".*/", ""))
              .sorted()
              .toList();
      assertEquals(List.of("words.properties", "words_zh.properties"), others);
    }
  }

  @Test
  void complaint11_aForeignQr_isNotOurCode_neverExpired() {
    assertEquals("rejected NOT_OUR_CODE", gate.scan("HC1:6BFOXN%TS3DH", NOW));
    assertEquals("rejected NOT_OUR_CODE", gate.scan("https://example.org/", NOW + 1_000_000));
  }

  @Test
  void complaint12_whatRunsIt_isSaid_asTheBuildChecksIt() throws IOException {
    String checked = only("gummy-bears-api-(\\d+)", "../pom.xml");
    assertEquals(checked, only("Android \\d+ \\(API (\\d+)\\)", "../DEVELOPING.md"));
    String android = only("Android (\\d+) \\(API", "../DEVELOPING.md");
    assertEquals(android, only("desktops and Android (\\d+)", "../README.md"));
    String java = only("<maven.compiler.release>(\\d+)<", "../pom.xml");
    assertEquals(java, only("JDK \\((\\d+) or newer\\)", "../README.md"));
  }

  /** The one group that the file has, however often. */
  private static String only(String regex, String file) throws IOException {
    Set<String> groups = new HashSet<>();
    Matcher found = Pattern.compile(regex).matcher(Files.readString(Path.of(file)));
    while (found.find()) {
      groups.add(found.group(1));
    }
    assertEquals(1, groups.size(), file + " has of " + regex + ": " + groups);
    return groups.iterator().next();
  }

  @Test
  void complaint15_aPassStrippedOfItsDeviceProof_isRefused() {
    assertEquals("rejected KIND_NOT_ALLOWED", gate.scan(TestCode.passFor(DEVICE)));
  }

  @Test
  void complaint16_aStatusListThatCannotBeHad_isStatusStale_neverRevoked() {
    String shown = TestCode.passFor(DEVICE).shownBy(DEVICE, NOW, null);
    assertEquals("undetermined STATUS_STALE", gate.scan(shown, NOW));
  }
}
