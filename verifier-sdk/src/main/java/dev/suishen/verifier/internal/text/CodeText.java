package dev.suishen.verifier.internal.text;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.internal.MalformedException;
import org.jspecify.annotations.Nullable;

/** The scanned text (§1). */
public final class CodeText {
  /** A longer text is refused before it is decoded (§1). */
  public static final int MAX_LENGTH = 2048;

  private static final String PREFIX = "SSC1:";

  private CodeText() {}

  /** §7 step 1; null when the text claims to be ours and of this version. */
  public static @Nullable Reason checkPrefix(String text) {
    if (text.length() < PREFIX.length() || !text.startsWith("SSC") || text.charAt(4) != ':') {
      return Reason.NOT_OUR_CODE;
    }
    char version = text.charAt(3);
    if (version < '0' || version > '9') {
      return Reason.NOT_OUR_CODE;
    }
    return version == '1' ? null : Reason.UNSUPPORTED_VERSION;
  }

  /** §7 step 2, its first part: the code's bytes. */
  public static byte[] decode(String text) throws MalformedException {
    if (text.length() > MAX_LENGTH) {
      throw new MalformedException("longer than " + MAX_LENGTH + " characters");
    }
    return Base45.decode(text, PREFIX.length());
  }
}
