package dev.suishen.keys.cli.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of which no more is read than it may have. */
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * @throws CommandEndedException WRONG_USE if it cannot be read or has more
   */
  public static byte[] bytes(Path file, int most) throws CommandEndedException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(most + 1);
      if (read.length > most) {
        throw refusal(file, "has more than " + most + " bytes");
      }
      return read;
    } catch (NoSuchFileException e) {
      throw refusal(file, "is not there");
    } catch (IOException e) {
      throw refusal(file, "cannot be read");
    }
  }

  /** UTF-8. */
  public static String text(Path file, int most) throws CommandEndedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes(file, most)))
          .toString();
    } catch (CharacterCodingException e) {
      throw refusal(file, "is no text in UTF-8");
    }
  }

  private static CommandEndedException refusal(Path file, String words) {
    return new CommandEndedException(Exit.WRONG_USE, file + " " + words + ".");
  }
}
