package dev.suishen.verifier.benchmarks;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.SceneKeySeal;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
  private static final int LISTS = 24;
  private static final int REVOKED_A_LIST = StatusListDraft.ENTRIES / 100;
  private static final int DAYS = 60;
  private static final int STARTS = 20;
  private static final Duration DAY = Duration.ofDays(1);

  private final SecureRandom random = new SecureRandom();
  private final RecordingSigner codeKey = new RecordingSigner(random);
  private final RecordingSigner statusKey = new RecordingSigner(random);
  private final RecordingSigner root = new RecordingSigner(random);
  private final Path home;

  private ColdStart(Path home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    ColdStart city = new ColdStart(Files.createTempDirectory("cold-start"));
    city.fill();
    List<Path> parts =
        List.of(place(FirstVerdict.class), place(TrustFolder.class), place(X25519.class));
    Path one = oneJar(parts, city.home.resolve("gate.jar"));
    city.report("one jar", List.of(one));
    city.report("bcprov's signed jar beside", parts);
    city.clear();
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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

  private void fill() throws Exception {
    RootSet roots = RootSet.of(1, List.of(root.publicKey()));
    byte[] seal = new byte[32];
    random.nextBytes(seal);
    Files.write(home.resolve("root"), root.publicKey().encoded());
    Files.write(home.resolve("seal"), seal);
    try (TrustFolder folder =
        TrustFolder.open(home.resolve("trust"), roots, SceneKeySeal.hpke(seal, random))) {
      TrustStore store = folder.store();
      bundle(roots).sign(List.of(root), store);
      Random places = new Random(20_261_124);
      for (int number = 0; number < LISTS; number++) {
        store.takeStatusList(list(places, uri(number)));
      }
      long today = SceneKey.epochOf(City.NOW.getEpochSecond());
      List<SceneKey> keys = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        keys.add(SceneKey.of(Scene.TRANSIT, today - 7 + day, secret));
      }
      store.putSceneKeys(SceneKeys.of(keys));
      ScenePart part = new ScenePart(keys.get(7), 0x1234567890L, 0, 23 << 20 | 77_777);
      String text =
          CodeIssuer.proven(codeKey, store, Clock.fixed(City.NOW, ZoneOffset.UTC), random)
              .live(City.NOW, City.NOW.plusSeconds(60), List.of(part));
      Files.writeString(home.resolve("code"), text);
    }
  }

  private byte[] list(Random places, String uri) {
    StatusListDraft draft = new StatusListDraft();
    for (int i = 0; i < REVOKED_A_LIST; i++) {
      draft.set(places.nextInt(StatusListDraft.ENTRIES), StatusListDraft.Status.INVALID);
    }
    draft.set(77_777, StatusListDraft.Status.VALID);
    return draft.sign(statusKey, uri, City.NOW, City.NOW.plus(DAY), DAY);
  }

  private BundleDraft bundle(RootSet roots) {
    List<StatusListLocation> lists = new ArrayList<>();
    for (int number = 0; number < LISTS; number++) {
      lists.add(new StatusListLocation(Scene.TRANSIT.number(), number, uri(number)));
    }
    return new BundleDraft(
        "Benchmark",
        1,
        City.NOW,
        City.NOW.plus(DAY),
        City.NOW.plus(DAY),
        List.of(
            City.key(codeKey, SigningKey.FOR_CODES),
            City.key(statusKey, SigningKey.FOR_STATUS_LISTS)),
        TrustPolicy.DEFAULT,
        roots,
        lists);
  }

  /** From the start of the process until its verdict is read, in milliseconds. */
  private long start(List<Path> classPath) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            FirstVerdict.class.getName(),
            home.toString(),
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

  private static String uri(int number) {
    return "/status/2/" + number;
  }
}
