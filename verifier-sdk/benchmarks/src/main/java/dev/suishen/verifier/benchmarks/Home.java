package dev.suishen.verifier.benchmarks;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a gate finds when it starts: the city's root, the key of its scene keys' seal, its trust
 * folder; and the codes that will be shown to it. Knows the verifier alone.
 */
public record Home(Path path) {
  /** The system property that names a benchmark's home to its process. */
  static final String PROPERTY = "home";

  /** The one that this process was given. */
  public static Home given() {
    return new Home(Path.of(System.getProperty(PROPERTY)));
  }

  static Home temporary() throws IOException {
    return new Home(Files.createTempDirectory("gate"));
  }

  void write(VerificationKey root, byte[] sealKey, List<String> codes) throws IOException {
    Files.write(path.resolve("root"), root.encoded());
    Files.write(path.resolve("seal"), sealKey);
    Files.write(path.resolve("codes"), codes);
  }

  /** For the one process that writes. */
  TrustFolder open() throws IOException, FolderUnusableException {
    return TrustFolder.open(trust(), roots(), seal());
  }

  /** As it is now. */
  public TrustFolder read() throws IOException, FolderUnusableException {
    return TrustFolder.read(trust(), roots(), seal());
  }

  List<String> codes() throws IOException {
    return Files.readAllLines(path.resolve("codes"));
  }

  /** The trust bundle's bytes. */
  byte[] bundle() throws IOException {
    return pieces("bundle").get(0);
  }

  /** The Status List Tokens. */
  List<byte[]> statusLists() throws IOException {
    return pieces("list-");
  }

  RootSet roots() throws IOException {
    return RootSet.of(1, List.of(VerificationKey.parse(Files.readAllBytes(path.resolve("root")))));
  }

  private SceneKeySeal seal() throws IOException {
    return SceneKeySeal.hpke(Files.readAllBytes(path.resolve("seal")), new SecureRandom());
  }

  private Path trust() {
    return path.resolve("trust");
  }

  private List<byte[]> pieces(String name) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    try (Stream<Path> files = Files.list(trust())) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        pieces.add(Files.readAllBytes(file));
      }
    }
    return pieces;
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
