package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a token's PIN comes from, asked at each login. */
public interface TokenPin {
  /**
   * @return the caller's to clear
   * @throws CustodyException PIN_MISSING
   */
  char[] read();

  /** The first line of a file of at most 1024 bytes. */
  static TokenPin ofFile(Path file) {
    return () -> {
      try {
        if (Files.size(file) > 1024) {
          throw new CustodyException(Reason.PIN_MISSING, file.toString(), "too long for a PIN");
        }
        return of(Files.readString(file).lines().findFirst().orElse(""), file.toString()).read();
      } catch (IOException e) {
        throw new CustodyException(Reason.PIN_MISSING, file.toString(), "cannot be read", e);
      }
    };
  }

  /**
   * @param source where the text is from, for messages
   */
  static TokenPin of(String text, String source) {
    return () -> {
      if (text.isEmpty()) {
        throw new CustodyException(Reason.PIN_MISSING, source, "is empty");
      }
      return text.toCharArray();
    };
  }
}
