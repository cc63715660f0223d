package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.folder.TrustFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * How long a gate takes from the start of its process to its first verdict, with the folder of a
 * city of 25 million: 24 status lists of its scene with one holder in a hundred revoked, the
 * bundle, and sealed scene keys of 60 days. Each start is a JVM of its own.
 */
public final class ColdStart {
  private static final int STARTS = 20;

  private final Home home;

  private ColdStart(Home home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    Home home = Home.temporary();
    City.whole().furnish(home, 1);
    List<Path> parts =
        List.of(place(FirstVerdict.class), place(TrustFolder.class), place(X25519.class));
    ColdStart gate = new ColdStart(home);
    gate.report("one jar", List.of(oneJar(parts, home.path().resolve("gate.jar"))));
    gate.report("bcprov's signed jar beside", parts);
    home.delete();
  }

  private void report(String setUp, List<Path> classPath) throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      millis.add(start(classPath));
    }
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%s: median %d ms of %d starts, fastest %d, slowest %d%n",
        setUp,
        millis.get(STARTS / 2),
        STARTS,
        millis.get(0),
        millis.get(STARTS - 1));
  }

  /** From the start of the process until its verdict is read, in milliseconds. */
  private long start(List<Path> classPath) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            FirstVerdict.class.getName(),
            home.path().toString(),
            City.NOW.toString());
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (process.waitFor() != 0 || !"accepted[]".equals(line)) {
        throw new IllegalStateException(line);
      }
      return millis;
    }
  }

  /** The folder or jar that a class was loaded from. */
  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /**
   * The classes of all parts, as a packaged application has them: no signature is left to check.
   */
  private static Path oneJar(List<Path> parts, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path part : parts) {
        if (Files.isDirectory(part)) {
          copyClasses(part, out);
        } else {
          try (FileSystem in = FileSystems.newFileSystem(part)) {
            copyClasses(in.getPath("/"), out);
          }
        }
      }
    }
    return jar;
  }

  private static void copyClasses(Path from, JarOutputStream out) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = from.relativize(file).toString().replace(File.separatorChar, '/');
        if (!name.startsWith("META-INF/") && !name.endsWith("package-info.class")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }
}
