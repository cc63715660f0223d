package dev.suishen.verifier.cli;

import dev.suishen.verifier.folder.SceneKeySeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;

/** A file of 32 bytes that seal scene keys, its owner's alone. */
final class KeyFile {
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final SecureRandom random;

  KeyFile(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /** The seal; its key is made where it is not there yet. */
  SceneKeySeal makeOrOpen() throws IOException, UnusableTrustException {
    if (!Files.exists(file)) {
      byte[] made = new byte[KEY_BYTES];
      random.nextBytes(made);
      writeWhole(file, made);
      Arrays.fill(made, (byte) 0);
    }
    return open("");
  }

  /**
   * @param hint what to do where the file is not there
   * @throws UnusableTrustException where it is no such key; nothing else could be read with it
   */
  SceneKeySeal open(String hint) throws IOException, UnusableTrustException {
    byte[] key = {};
    try {
      key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new UnusableTrustException(file + " is no seal key: it has not 32 bytes");
      }
      return SceneKeySeal.aes256(key, random);
    } catch (NoSuchFileException gone) {
      throw new UnusableTrustException(file + " is not there: " + hint);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** A temporary file is its owner's alone, and so is what it becomes. */
  static void writeWhole(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(folder, String.valueOf(file.getFileName()), ".tmp");
    Files.write(whole, content);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
