package dev.suishen.keys.cli;

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
import org.jspecify.annotations.Nullable;

/**
 * A token in SoftHSM2 as it is installed. Its library reads its configuration once: nothing in this
 * process may load it before the token is made.
 */
record SoftToken(Path library, long slot) {
  static final String PIN = "8642-9753";

  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

  private static @Nullable SoftToken made;

  static synchronized SoftToken ofThisProcess() throws IOException, InterruptedException {
    SoftToken token = made == null ? make() : made;
    made = token;
    return token;
  }

  private static SoftToken make() throws IOException, InterruptedException {
    Path library = installed();
    // Where the pom's SOFTHSM2_CONF points.
    Path folder = Path.of("target", "softhsm");
    Path tokens = Files.createDirectories(folder.resolve("tokens")).toAbsolutePath();
    Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Process process =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "cli",
                "--pin",
                PIN,
                "--so-pin",
                PIN)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    Matcher slot = SLOT.matcher(said);
    return new SoftToken(library, slot.find() ? Long.parseLong(slot.group(1)) : abort(said));
  }

  private static Path installed() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return Stream.concat(Stream.of(Path.of("/usr/lib"), Path.of("/usr/local/lib")), folders)
          .map(folder -> folder.resolve("softhsm").resolve("libsofthsm2.so"))
          .filter(Files::exists)
          .findFirst()
          .orElseGet(() -> abort("needs libsofthsm2.so: apt-get install softhsm2"));
    }
  }

  /** As the command line wants it. */
  List<String> options() {
    return List.of("--token", library.toString(), "--slot", Long.toString(slot));
  }
}
