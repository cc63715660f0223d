package dev.suishen.verifier.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One process of Jazzer. Beside its corpus it leaves {@code log} and, for a finding, the input and
 * a program that reproduces it.
 *
 * @param entry has {@code fuzzerTestOneInput(byte[])}
 * @param longest bytes of an input
 * @param seeds read, and left as it is
 * @param work holds what the run finds, and what earlier runs found
 */
record JazzerRun(Class<?> entry, int longest, Path seeds, Path work) {
  private static final String OURS = "dev.suishen.verifier.**";

  /** What only the search knows of guides it nowhere. */
  private static final String NOT_FUZZED =
      "dev.suishen.verifier.fuzz.**:dev.suishen.verifier.testkit.**:"
          + "dev.suishen.verifier.journal.JournalTarget";

  /** An input that takes longer is a finding. */
  private static final int SECONDS_AN_INPUT = 20;

  static JazzerRun of(Target target, Path work) {
    return new JazzerRun(
        target.entry(), target.longest(), target.corpus(), work.resolve(target.toString()));
  }

  /**
   * Runs until one of the limits is met.
   *
   * @param seconds after which it ends by itself
   * @param executions after which it ends by itself; -1 for any number
   * @param seed of the search; 0 for one that is drawn and logged
   */
  Outcome fuzz(int seconds, long executions, long seed) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    return start(
        seconds,
        "-max_total_time=" + seconds,
        "-runs=" + executions,
        "-seed=" + seed,
        corpus.toString(),
        seeds.toString());
  }

  /** Adds to the seeds what the work has found beyond their edges. */
  Outcome keep(int seconds) throws IOException, InterruptedException {
    return start(
        seconds,
        "-merge=1",
        "-use_counters=0",
        seeds.toString(),
        work.resolve("corpus").toString());
  }

  private Outcome start(int seconds, String... options) throws IOException, InterruptedException {
    Path findings = Files.createDirectories(work.resolve("findings"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + entry.getName(),
                "--instrumentation_includes=" + OURS,
                "--instrumentation_excludes=" + NOT_FUZZED,
                "--custom_hook_includes=" + OURS,
                "--mutator_framework=false", // plain bytes: libFuzzer's own is half as fast again
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-entropic_scale_per_exec_time=1", // a signature check is dear
                "-max_len=" + longest,
                "-timeout=" + SECONDS_AN_INPUT,
                "-rss_limit_mb=2048",
                "-print_final_stats=1"));
    command.addAll(List.of(options));
    Path log = work.resolve("log");
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(seconds + 600L, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(entry + " does not end");
    }
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    return Outcome.read(process.exitValue(), took, Files.readString(log));
  }
}
