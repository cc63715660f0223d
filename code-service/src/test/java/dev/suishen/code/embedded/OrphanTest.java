package dev.suishen.code.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a server of this very directory is ever stopped, whatever a pid file says. */
class OrphanTest {
  private static final Path SLEEP = Path.of("/bin/sleep");

  @TempDir Path temporary;
  private Path binaries = Path.of("");
  private Path pidFile = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    binaries = Files.createDirectory(temporary.toRealPath().resolve("bin"));
    pidFile = temporary.resolve("pid");
  }

  @Test
  void a_process_that_runs_a_binary_of_the_directory_is_stopped() throws Exception {
    Path binary = Files.copy(SLEEP, binaries.resolve("server"));
    assertTrue(binary.toFile().setExecutable(true));
    Process server = new ProcessBuilder(binary.toString(), "600").start();
    Files.writeString(pidFile, server.pid() + "\n/somewhere\n");
    Orphan.of(pidFile, binaries).orElseThrow().stop();
    assertFalse(server.isAlive());
  }

  @Test
  void a_process_of_somebody_else_who_now_has_the_number_is_left_alone() throws Exception {
    Process somebody = new ProcessBuilder(SLEEP.toString(), "600").start();
    try {
      Files.writeString(pidFile, Long.toString(somebody.pid()));
      assertTrue(Orphan.of(pidFile, binaries).isEmpty());
      assertTrue(somebody.isAlive());
    } finally {
      somebody.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "postgres", "-1", "99999999999999999999"})
  void a_pid_file_that_names_no_process_is_passed_over(String text) throws IOException {
    Files.writeString(pidFile, text);
    assertTrue(Orphan.of(pidFile, binaries).isEmpty());
  }

  @Test
  void no_pid_file_no_orphan() {
    assertTrue(Orphan.of(pidFile, binaries).isEmpty());
  }
}
