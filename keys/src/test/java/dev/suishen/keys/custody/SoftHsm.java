package dev.suishen.keys.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SoftHSM2 as it is installed on this machine, in a folder of its own. */
final class SoftHsm {
  static final String PIN = "2468";

  /** Where the distributions put it. */
  private static final List<String> PLACES =
      List.of(
          "/usr/lib/softhsm",
          "/usr/lib64/softhsm",
          "/usr/lib64/pkcs11",
          "/usr/lib/pkcs11",
          "/usr/local/lib/softhsm",
          "/opt/homebrew/lib/softhsm");

  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

  private SoftHsm() {}

  /** Skips the test, saying why, where it is not installed. */
  static Path library() {
    return PLACES.stream()
        .map(place -> Path.of(place, "libsofthsm2.so"))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> abort("SoftHSM2 is not installed: apt-get install softhsm2"));
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
  static Pkcs11Token token() {
    return new Pkcs11Token(library(), InThisProcess.SLOT);
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
