package dev.suishen.verifier.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that seals a folder's scene keys, in a file beside the folder. */
final class SealKey {
  @Option(
      names = "--seal-key",
      paramLabel = "FILE",
      description = "32 bytes that seal the scene keys; DIR.key where not given. Made by sync.")
  private @Nullable Path file;

  KeyFile of(Path folder, SecureRandom random) {
    Path whole = folder.toAbsolutePath().normalize();
    Path beside = whole.resolveSibling(whole.getFileName() + ".key");
    return new KeyFile(file == null ? beside : file, random);
  }
}
