package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * What opens sealed keys: 32 random bytes in base64url without padding, 43 characters. It comes
 * from outside of the folder that it opens, and prints nothing of itself.
 */
public final class KeyEncryptionKey {
  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;
  private static final int MAX_FILE_BYTES = 1024;

  private final char[] text;

  private KeyEncryptionKey(char[] text) {
    this.text = text;
  }

  /**
   * @param source where the text is from, for messages
   * @throws CustodyException KEK_MALFORMED
   */
  public static KeyEncryptionKey of(String text, String source) {
    String stripped = text.strip();
    if (!isKey(stripped)) {
      throw new CustodyException(
          Reason.KEK_MALFORMED,
          source,
          "want " + BYTES + " bytes in base64url, " + CHARACTERS + " characters");
    }
    return new KeyEncryptionKey(stripped.toCharArray());
  }

  /**
   * A file that holds the key alone.
   *
   * @throws CustodyException KEK_MISSING, KEK_MALFORMED
   */
  public static KeyEncryptionKey read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new CustodyException(Reason.KEK_MALFORMED, file.toString(), "too long for a key");
      }
      return of(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
    } catch (CharacterCodingException e) {
      throw new CustodyException(Reason.KEK_MALFORMED, file.toString(), "is no text", e);
    } catch (IOException e) {
      throw new CustodyException(Reason.KEK_MISSING, file.toString(), "cannot be read", e);
    }
  }

  private static boolean isKey(String text) {
    try {
      return text.length() == CHARACTERS && Base64.getUrlDecoder().decode(text).length == BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** As key files take it. */
  char[] passphrase() {
    return text.clone();
  }

  @Override
  public String toString() {
    return "key-encryption key";
  }
}
