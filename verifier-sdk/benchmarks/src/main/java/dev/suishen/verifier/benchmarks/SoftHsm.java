package dev.suishen.verifier.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SoftHSM2 of this machine. */
final class SoftHsm {
  static final String PIN = "2468";

  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

  private SoftHsm() {}

  static Path library() {
    return List.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/lib64/pkcs11").stream()
        .map(place -> Path.of(place, "libsofthsm2.so"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("apt-get install softhsm2"));
  }

  /** Writes the configuration and makes a token; its slot. */
  static long makeToken(Path configuration) throws IOException {
    Path tokens = Files.createTempDirectory("tokens");
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Process process =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "benchmark",
                "--pin",
                PIN,
                "--so-pin",
                PIN)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher slot = SLOT.matcher(said);
    if (!slot.find()) {
      throw new IllegalStateException(said);
    }
    return Long.parseLong(slot.group(1));
  }
}
