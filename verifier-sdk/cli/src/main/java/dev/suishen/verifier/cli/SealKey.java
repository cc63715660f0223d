package dev.suishen.verifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The 32 bytes that seal a folder's scene keys, in a file beside the folder, its owner's alone. */
final class SealKey {
  private static final int KEY_BYTES = 32;

  @Option(
      names = "--seal-key",
      paramLabel = "FILE",
      description = "32 bytes that seal the scene keys; DIR.key where not given. Made by sync.")
  private @Nullable Path file;

  /**
   * @throws UnusableTrustException where it is no such key; nothing else could be read with it
   */
  byte[] readOrMake(Path folder, SecureRandom random) throws IOException, UnusableTrustException {
    Path key = of(folder);
    if (!Files.exists(key)) {
      byte[] made = new byte[KEY_BYTES];
      random.nextBytes(made);
      writeWhole(key, made);
    }
    return read(folder);
  }

  byte[] read(Path folder) throws IOException, UnusableTrustException {
    Path key = of(folder);
    try {
      byte[] bytes = Files.readAllBytes(key);
      if (bytes.length != KEY_BYTES) {
        throw new UnusableTrustException(key + " is no seal key: it has not 32 bytes");
      }
      return bytes;
    } catch (NoSuchFileException gone) {
      throw new UnusableTrustException(key + " is not there: run sync, or give --seal-key FILE");
    }
  }

  private Path of(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return file == null ? whole.resolveSibling(whole.getFileName() + ".key") : file;
  }

  /** A temporary file is its owner's alone, and so is what it becomes. */
  static void writeWhole(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(folder, String.valueOf(file.getFileName()), ".tmp");
    Files.write(whole, content);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
