package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.CeremonyRefusedException.Reason;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.files.WholeFile;
import dev.suishen.verifier.RootSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The output of a ceremony: called {@code <name>.part} until it is whole, its owner's alone. */
final class CeremonyFolder {
  private final Path whole;
  private final Path part;

  private CeremonyFolder(Path whole) {
    this.whole = whole;
    this.part = whole.resolveSibling(whole.getFileName() + ".part");
  }

  /**
   * Makes nothing yet.
   *
   * @throws CeremonyRefusedException OUTPUT_EXISTS, OUTPUT_HOMELESS
   */
  static CeremonyFolder at(Path whole) throws CeremonyRefusedException {
    CeremonyFolder folder = new CeremonyFolder(whole.toAbsolutePath());
    requireFree(folder.whole, "nothing is overwritten");
    requireFree(folder.part, "a ceremony was broken off; remove it once nobody needs it");
    Path home = folder.whole.getParent();
    if (home == null || !Files.isDirectory(home)) {
      throw new CeremonyRefusedException(
          Reason.OUTPUT_HOMELESS, whole.toString(), "the folder around it is not there");
    }
    return folder;
  }

  private static void requireFree(Path path, String words) throws CeremonyRefusedException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new CeremonyRefusedException(Reason.OUTPUT_EXISTS, path.toString(), words);
    }
  }

  Path begun() {
    return part;
  }

  void begin() throws IOException {
    boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owners =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectory(part, owners);
  }

  void write(RootSet roots, CeremonyRecord record) throws IOException {
    write("roots.json", RootsFile.of(roots).toJson());
    write("record.json", record.toJson());
    write("record.txt", RecordPage.of(record));
  }

  private void write(String name, String text) throws IOException {
    WholeFile.write(part.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  RootSet roots() throws IOException {
    return RootsFile.parse(Files.readString(part.resolve("roots.json")));
  }

  CeremonyRecord record() throws IOException {
    return CeremonyRecord.parse(Files.readString(part.resolve("record.json")));
  }

  String page() throws IOException {
    return Files.readString(part.resolve("record.txt"));
  }

  void finish() throws IOException, CeremonyRefusedException {
    requireFree(whole, "nothing is overwritten");
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  void discard() throws IOException {
    try (Stream<Path> files = Files.list(part)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(part);
  }
}
