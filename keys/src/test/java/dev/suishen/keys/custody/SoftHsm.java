package dev.suishen.keys.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SoftHSM2 as it is installed on this machine, in a folder of its own. */
public final class SoftHsm {
  public static final String PIN = "2468";

  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

  private SoftHsm() {}

  /** Where the distributions put it; skips the test, saying why, where it is not installed. */
  static Path installed(String file) throws IOException {
    List<Path> roots = new ArrayList<>();
    for (String root : List.of("/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/lib")) {
      roots.add(Path.of(root));
    }
    try (Stream<Path> children = Files.list(Path.of("/usr/lib"))) {
      children.forEach(roots::add);
    }
    return roots.stream()
        .flatMap(root -> Stream.of("softhsm", "pkcs11", "p11-kit").map(root::resolve))
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(
            () -> abort("needs " + file + ": apt-get install softhsm2 p11-kit p11-kit-modules"));
  }

  /** Writes the configuration that SOFTHSM2_CONF is to name; {@code more} are further lines. */
  static Path configure(Path folder, String more) throws IOException {
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    return Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + tokens.toAbsolutePath() + "\nlog.level = ERROR\n" + more);
  }

  /** What makes an empty token, under a configuration. */
  static List<String> initToken(String label) {
    return List.of(
        "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN);
  }

  /** A token for the whole test run, in this process: the library reads its configuration once. */
  public static Pkcs11Token token() throws IOException {
    return new Pkcs11Token(installed("libsofthsm2.so"), InThisProcess.SLOT);
  }

  private static final class InThisProcess {
    static final long SLOT = init();

    private static long init() {
      try {
        // Where the pom's SOFTHSM2_CONF points.
        Path folder = Path.of("target", "softhsm");
        delete(folder);
        Files.createDirectories(folder);
        configure(folder, "");
        Process process = new ProcessBuilder(initToken("test")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        Matcher slot = SoftHsm.SLOT.matcher(said);
        return slot.find() ? Long.parseLong(slot.group(1)) : abort(said);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void delete(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        return;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
