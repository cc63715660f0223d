package dev.suishen.verifier.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One process of Jazzer.
 *
 * @param entry has {@code fuzzerTestOneInput(byte[])}
 * @param longest bytes of an input
 * @param seeds inputs to start from
 * @param work for {@code log}, for what was found to reach something new ({@code corpus}), and for
 *     an input that breaks a promise, with a program that shows it ({@code findings})
 */
record JazzerRun(Class<?> entry, int longest, Path seeds, Path work) {
  private static final String OURS = "dev.suishen.verifier.**";

  /** What only the search knows of guides it nowhere. */
  private static final String THE_SEARCH =
      String.join(
          ":",
          "dev.suishen.verifier.fuzz.**",
          "dev.suishen.verifier.testkit.**",
          "dev.suishen.verifier.journal.JournalTarget");

  /** An input that takes longer is a finding; a busy machine is none. */
  private static final int SECONDS_AN_INPUT = 60;

  /** For the start, and for the seeds, which are run whatever the time. */
  private static final int SECONDS_BESIDE = 600;

  static JazzerRun of(Target target, Path work) {
    return new JazzerRun(
        target.entry(), target.longest(), target.corpus(), work.resolve(target.toString()));
  }

  /**
   * Searches until a promise is broken or one of the limits is met.
   *
   * @param executions -1 for any number
   * @param seed of the search; 0 for one that is drawn and logged
   */
  Outcome fuzz(int seconds, long executions, long seed) throws IOException, InterruptedException {
    return run(
        seconds,
        "-max_total_time=" + seconds,
        "-runs=" + executions,
        "-seed=" + seed,
        corpus().toString(),
        seeds.toString());
  }

  /** Copies to the seeds, of what was found, an input for each edge that they do not reach. */
  Outcome keep(int seconds) throws IOException, InterruptedException {
    return run(seconds, "-merge=1", "-use_counters=0", seeds.toString(), corpus().toString());
  }

  private Path corpus() throws IOException {
    return Files.createDirectories(work.resolve("corpus"));
  }

  private Outcome run(int seconds, String... options) throws IOException, InterruptedException {
    List<String> command = command(Files.createDirectories(work.resolve("findings")));
    command.addAll(List.of(options));
    Path log = work.resolve("log");
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(seconds + SECONDS_BESIDE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(entry + " goes on for ever");
    }
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    return Outcome.read(process.exitValue(), took, Files.readString(log));
  }

  private List<String> command(Path findings) {
    return new ArrayList<>(
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
            "--instrumentation_excludes=" + THE_SEARCH,
            "--custom_hook_includes=" + OURS,
            "--mutator_framework=false", // of plain bytes libFuzzer's own makes half as many again
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/",
            "-entropic_scale_per_exec_time=1", // a check of a signature is dear
            "-max_len=" + longest,
            "-timeout=" + SECONDS_AN_INPUT,
            "-rss_limit_mb=2048",
            "-print_final_stats=1"));
  }
}
