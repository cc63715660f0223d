package dev.suishen.code;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.ForkedService;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command in a process of its own: stopped, killed and started again. */
class RestartTest {
  private static final int SECONDS_TO_END = 30;

  @TempDir Path data;

  @Test
  void nothing_is_lost_and_no_server_is_left_behind() throws Exception {
    String kept;
    List<Long> orphans;
    try (ForkedService first = ForkedService.start(data)) {
      kept = whatIsKept(first.url());
      orphans = ForkedService.serverPids(data);
      assertRefused(ForkedService.run(data));
      first.kill();
    }
    assertTrue(orphans.stream().allMatch(RestartTest::isAlive), "nobody has stopped them yet");

    List<Long> stopped;
    try (ForkedService second = ForkedService.start(data)) {
      assertEnded(orphans);
      assertEquals(kept, whatIsKept(second.url()));
      stopped = ForkedService.serverPids(data);
      assertNotEquals(orphans, stopped);
      assertEquals(143, second.stop(), "stopped by SIGTERM, not by a deadlock's SIGKILL");
    }
    assertEnded(stopped);
  }

  /** A second start on the same directory says who holds it. */
  private static void assertRefused(ForkedService.Ended ended) {
    assertEquals(1, ended.exitCode());
    assertTrue(ended.output().contains("DATA_DIRECTORY_IN_USE"), ended.output());
    assertTrue(ended.output().matches("(?s).*in use by process [0-9]+.*"), ended.output());
  }

  /** The city's roots, and a citizen's pseudonym: made of number, secrets and registration. */
  private static String whatIsKept(URI url) {
    String text = Caller.demo(url, "demo-1").code();
    String scan = "{\"text\":\"" + text + "\",\"scene\":\"medical\"}";
    String subject =
        json(Caller.demo(url, "operator").post("/api/v1/verifications", scan))
            .get("subject")
            .asText();
    return subject + " " + json(new Caller(url, "").get("/trust/roots"));
  }

  /** The system may take a moment to bury a process that has ended. */
  private static void assertEnded(List<Long> pids) throws Exception {
    for (long pid : pids) {
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      if (process.isPresent()) {
        process.get().onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
