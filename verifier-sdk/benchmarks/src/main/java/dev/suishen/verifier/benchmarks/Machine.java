package dev.suishen.verifier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were had on. */
final class Machine {
  private Machine() {}

  /** E.g. {@code 2 cores of AMD EPYC, OpenJDK 64-Bit Server VM 17.0.15+6}. */
  static String description() throws IOException {
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + processor()
        + ", "
        + System.getProperty("java.vm.name")
        + " "
        + Runtime.version();
  }

  private static String processor() throws IOException {
    Path description = Path.of("/proc/cpuinfo");
    if (!Files.exists(description)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
