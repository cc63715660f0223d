package dev.suishen.verifier.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short search. It ends by its count, so that a slow machine does as much of it. */
class JazzerRunTest {
  private static final int EXECUTIONS = 20_000;
  private static final int GENEROUS = 1_800;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource
  void nothingIsFound(Target target) throws IOException, InterruptedException {
    Outcome outcome = JazzerRun.of(target, work).fuzz(GENEROUS, EXECUTIONS, 1);
    assertFalse(outcome.isFinding(), () -> outcome + log(target.toString()));
    assertTrue(outcome.executions() >= EXECUTIONS, outcome::toString);
    assertTrue(outcome.edges() > 100, () -> "the verifier is not instrumented: " + outcome);
  }

  @Test
  void aFaultIsFoundAndItsInputKept() throws IOException, InterruptedException {
    Path seeds = Files.createDirectory(work.resolve("seeds"));
    JazzerRun run = new JazzerRun(PlantedBug.class, 8, seeds, work.resolve("planted"));
    Outcome outcome = run.fuzz(GENEROUS, -1, 1);
    assertEquals(Outcome.EXCEPTION, outcome.exitCode(), () -> log("planted"));
    byte[] kept = Files.readAllBytes(crashes().get(0));
    assertEquals('S', kept[0]);
  }

  private List<Path> crashes() throws IOException {
    try (Stream<Path> files = Files.list(work.resolve("planted/findings"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("crash-")).toList();
    }
  }

  private String log(String target) {
    try {
      return Files.readString(work.resolve(target).resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
