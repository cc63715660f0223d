package dev.suishen.verifier.cli;

import dev.suishen.verifier.scanning.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of a code, from whatever names it: a text, a picture's file, or standard input. */
final class ScannedText {
  private static final Pattern OURS = Pattern.compile("SSC\\d:.*", Pattern.DOTALL);
  private static final Pattern PICTURE_NAME =
      Pattern.compile(".*\\.(png|jpe?g)", Pattern.CASE_INSENSITIVE);

  private final InputStream in;

  ScannedText(InputStream in) {
    this.in = in;
  }

  /**
   * Of several codes in a picture the first of ours.
   *
   * @return empty where a picture holds no code that can be read
   */
  Optional<String> of(String scanned) throws IOException, UnreadablePictureException {
    if (scanned.equals("-")) {
      return ofBytes(in.readNBytes(Picture.MAX_BYTES + 1));
    }
    if (OURS.matcher(scanned).matches()) {
      return Optional.of(scanned);
    }
    if (isThere(scanned)) {
      return ofPicture(read(Path.of(scanned)), scanned);
    }
    if (PICTURE_NAME.matcher(scanned).matches()) {
      throw new UnreadablePictureException(scanned + ": no such file");
    }
    return Optional.of(scanned);
  }

  private static Optional<String> ofBytes(byte[] bytes)
      throws IOException, UnreadablePictureException {
    return Picture.isPicture(bytes)
        ? ofPicture(bytes, "standard input")
        : Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private static Optional<String> ofPicture(byte[] bytes, String name)
      throws UnreadablePictureException {
    try {
      Set<String> texts = PictureReader.read(Picture.open(bytes));
      return texts.stream()
          .filter(text -> OURS.matcher(text).matches())
          .findFirst()
          .or(() -> texts.stream().findFirst());
    } catch (UnreadablePictureException unreadable) {
      throw new UnreadablePictureException(name + ": " + unreadable.getMessage());
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(Picture.MAX_BYTES + 1);
    }
  }

  private static boolean isThere(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException text) {
      return false;
    }
  }
}
