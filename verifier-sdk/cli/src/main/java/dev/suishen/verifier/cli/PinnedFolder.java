package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A {@link TrustFolder} with the roots that it was begun with, in its {@code roots.json}. The key
 * that seals its scene keys is a file outside: who copies the folder has not copied the key.
 */
final class PinnedFolder {
  private final Path directory;
  private final KeyFile sealKey;

  PinnedFolder(Path directory, SealKey sealKey, SecureRandom random) {
    this.directory = directory;
    this.sealKey = sealKey.of(directory, random);
  }

  boolean isPinned() {
    return Files.exists(rootsFile());
  }

  /** The roots that were pinned. */
  RootSet roots() throws UnusableTrustException {
    try {
      return Json.MAPPER.readValue(rootsFile().toFile(), Roots.class).toRootSet();
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnusableTrustException(
          directory + " cannot be trusted: roots.json: " + broken.getMessage());
    }
  }

  /** To be done once a bundle was taken by these roots, so that wrong ones can be given again. */
  void pin(RootSet roots) throws IOException {
    KeyFile.writeWhole(rootsFile(), Json.MAPPER.writeValueAsBytes(Roots.of(roots)));
  }

  /** For this process alone, to be written. */
  TrustFolder open(RootSet roots) throws UnusableTrustException, IOException {
    try {
      return TrustFolder.open(directory, roots, sealKey.makeOrOpen());
    } catch (FolderUnusableException unusable) {
      throw new UnusableTrustException(String.valueOf(unusable.getMessage()));
    }
  }

  /**
   * @throws UnusableTrustException where there is no trust, or none that holds
   */
  TrustFolder read() throws UnusableTrustException, IOException {
    if (!isPinned()) {
      throw new UnusableTrustException(directory + " is no trust folder yet: run sync first");
    }
    try {
      TrustFolder folder =
          TrustFolder.read(directory, roots(), sealKey.open("run sync, or give --seal-key FILE"));
      if (folder.store().bundle().isEmpty()) {
        throw new UnusableTrustException(directory + " cannot be trusted: " + folder.troubles());
      }
      return folder;
    } catch (FolderUnusableException unusable) {
      throw new UnusableTrustException(String.valueOf(unusable.getMessage()));
    }
  }

  private Path rootsFile() {
    return directory.resolve("roots.json");
  }
}
