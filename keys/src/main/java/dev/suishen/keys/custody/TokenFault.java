package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token's failure means. SunPKCS11 wraps the token's answer in exceptions of many types; the
 * CKR code (PKCS#11 2.40, §A) is in the message of one of them.
 */
final class TokenFault {
  private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+|0x[0-9A-Fa-f]{8}");
  private static final String NO_CODE = "no CKR code";

  private static final Map<String, Reason> REASONS =
      Map.ofEntries(
          Map.entry("CKR_PIN_INCORRECT", Reason.PIN_WRONG),
          Map.entry("CKR_PIN_INVALID", Reason.PIN_WRONG),
          Map.entry("CKR_PIN_LEN_RANGE", Reason.PIN_WRONG),
          Map.entry("CKR_PIN_LOCKED", Reason.PIN_LOCKED),
          Map.entry("CKR_PIN_EXPIRED", Reason.PIN_LOCKED),
          Map.entry("CKR_USER_PIN_NOT_INITIALIZED", Reason.PIN_LOCKED),
          Map.entry("CKR_SLOT_ID_INVALID", Reason.TOKEN_ABSENT),
          Map.entry("CKR_TOKEN_NOT_PRESENT", Reason.TOKEN_ABSENT),
          Map.entry("CKR_TOKEN_NOT_RECOGNIZED", Reason.TOKEN_ABSENT),
          Map.entry("CKR_DEVICE_REMOVED", Reason.TOKEN_ABSENT),
          Map.entry("CKR_DEVICE_ERROR", Reason.TOKEN_ABSENT),
          Map.entry("CKR_CRYPTOKI_NOT_INITIALIZED", Reason.TOKEN_ABSENT),
          Map.entry("CKR_DEVICE_MEMORY", Reason.TOKEN_FULL),
          Map.entry("CKR_SESSION_HANDLE_INVALID", Reason.SESSION_LOST),
          Map.entry("CKR_SESSION_CLOSED", Reason.SESSION_LOST),
          Map.entry("CKR_USER_NOT_LOGGED_IN", Reason.SESSION_LOST),
          Map.entry("CKR_OBJECT_HANDLE_INVALID", Reason.SESSION_LOST),
          Map.entry("CKR_KEY_HANDLE_INVALID", Reason.SESSION_LOST),
          Map.entry("CKR_MECHANISM_INVALID", Reason.ALGORITHM_MISSING),
          Map.entry("CKR_CURVE_NOT_SUPPORTED", Reason.ALGORITHM_MISSING));

  private TokenFault() {}

  static CustodyException of(Exception thrown, String token) {
    if (thrown instanceof CustodyException known) {
      return known;
    }
    String code = code(thrown);
    return new CustodyException(reason(thrown, code), token, code, thrown);
  }

  private static Reason reason(Exception thrown, String code) {
    if (thrown instanceof NoSuchAlgorithmException) {
      return Reason.ALGORITHM_MISSING;
    }
    // The dynamic linker's answer.
    if (thrown.getCause() instanceof IOException && code.equals(NO_CODE)) {
      return Reason.LIBRARY_MISSING;
    }
    return REASONS.getOrDefault(code, Reason.TOKEN_FAILED);
  }

  private static String code(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
      if (code.find()) {
        return code.group();
      }
    }
    return NO_CODE;
  }
}
