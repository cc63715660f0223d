package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification.Rejected;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Prints the table of {@code docs/performance.md}, for the disk that the build is on. */
public final class AppendTimes {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int ENTRY_BYTES = 62;

  private AppendTimes() {}

  public static void main(String[] args) throws Exception {
    System.out.println("| | a second | median, ms | p99, ms |");
    System.out.println("| --- | ---: | ---: | ---: |");
    Path directory = Files.createTempDirectory(Path.of("target"), "appends");
    try {
      Path file = directory.resolve("bare");
      try (FileOutputStream out = new FileOutputStream(file.toFile())) {
        print(ENTRY_BYTES + " bytes written and forced", 1, () -> force(out));
      }
      for (int threads : new int[] {1, 8, 32}) {
        try (ScanJournal journal = open(directory.resolve("journal" + threads))) {
          print(
              "append, " + threads + (threads == 1 ? " thread" : " threads"),
              threads,
              () ->
                  journal.append(Scene.TRANSIT, new Rejected(Reason.EXPIRED), Instruction.REFUSE));
        }
      }
    } finally {
      delete(directory);
    }
  }

  private static ScanJournal open(Path directory) throws Exception {
    return ScanJournal.open(
        directory, JournalPolicy.standard(), Clock.systemUTC(), new SecureRandom());
  }

  private static void force(FileOutputStream out) throws IOException {
    out.write(new byte[ENTRY_BYTES]);
    out.getFD().sync();
  }

  private static void print(String what, int threads, Step step) throws Exception {
    measure(threads, WARM_UP, step);
    List<Long> nanos = measure(threads, TIME, step);
    nanos.sort(Comparator.naturalOrder());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f |%n",
        what,
        nanos.size() / (double) TIME.getSeconds(),
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get(nanos.size() * 99 / 100) / 1e6);
  }

  /** How long each step took. */
  private static List<Long> measure(int threads, Duration time, Step step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(() -> measure(time, step)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> one : running) {
        nanos.addAll(one.get());
      }
      return nanos;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Long> measure(Duration time, Step step) throws IOException {
    List<Long> nanos = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      step.run();
      nanos.add(System.nanoTime() - start);
    }
    return nanos;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
