package dev.suishen.keys.city;

import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.files.WholeFile;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A city as files: {@code roots.json} (what its verifiers were given) and, of a city that has
 * published already, {@code bundle.cbor} (its newest trust bundle), beside the custody of its keys.
 */
public final class CityFolder {
  private final Path folder;
  private final KeyCustody keys;

  /**
   * @param keys where its signing keys are; sealed keys may lie in the same folder
   */
  public CityFolder(Path folder, KeyCustody keys) {
    this.folder = folder;
    this.keys = keys;
  }

  public KeyCustody keys() {
    return keys;
  }

  public boolean hasRoots() {
    return Files.exists(rootsFile());
  }

  public RootSet roots() throws IOException {
    return RootsFile.parse(Files.readString(rootsFile()));
  }

  /** The bundle's bytes, unread; empty where there is none. */
  public Optional<byte[]> bundle() throws IOException {
    return Files.exists(bundleFile())
        ? Optional.of(Files.readAllBytes(bundleFile()))
        : Optional.empty();
  }

  public void writeRoots(RootSet roots) throws IOException {
    Files.createDirectories(folder);
    byte[] json = RootsFile.of(roots).toJson().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(rootsFile(), json);
  }

  private Path rootsFile() {
    return folder.resolve("roots.json");
  }

  private Path bundleFile() {
    return folder.resolve("bundle.cbor");
  }
}
