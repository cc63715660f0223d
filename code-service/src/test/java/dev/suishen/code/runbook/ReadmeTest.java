package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.runbook.Runbook.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of keys, run as it stands against the demo. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String HEADING = "## Look after its keys";

  @TempDir private Path folder;

  @Test
  void two_administrators_of_the_demo_rotate_and_revoke() throws Exception {
    try (RunningService demo = RunningService.start(folder.resolve("data"))) {
      logIn(demo);
      KeysDesk desk = new KeysDesk(folder, demo.clock());
      String active = desk.kid(demo.url(), "ACTIVE");
      String next = desk.kid(demo.url(), "PUBLISHED");
      Map<String, String> here =
          Map.of(
              "http://localhost:8080", demo.url().toString(), "f71010c3", active, "1c9a02d4", next);
      for (Line line : Runbook.of("../README.md", HEADING).lines()) {
        desk.done(line.words().stream().map(word -> here.getOrDefault(word, word)).toList());
      }
      assertEquals(active, desk.kid(demo.url(), "REVOKED"));
      assertEquals(next, desk.kid(demo.url(), "ACTIVE"));
      assertTrue(Caller.demo(demo.url(), "demo-1").code().startsWith("SSC1:"));
    }
  }

  /** The one line that is the shell's. */
  private void logIn(RunningService demo) throws Exception {
    String line =
        Files.readString(README)
            .lines()
            .filter(each -> each.startsWith("    for who in admin"))
            .findFirst()
            .orElseThrow();
    assumeTrue(shell("command -v curl") == 0, "curl is not installed: apt-get install curl");
    assertEquals(0, shell(line.replace("localhost:8080", demo.url().getAuthority())));
  }

  /** The exit code. */
  private int shell(String line) throws Exception {
    return new ProcessBuilder("sh", "-c", line)
        .directory(folder.toFile())
        .inheritIO()
        .start()
        .waitFor();
  }
}
