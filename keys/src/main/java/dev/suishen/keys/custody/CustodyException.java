package dev.suishen.keys.custody;

import org.jspecify.annotations.Nullable;

/** A custody cannot do what it was asked. Tells no secret. */
public final class CustodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String custody;
  private final String detail;

  CustodyException(Reason reason, String custody, String detail, @Nullable Throwable cause) {
    super(reason + ": " + custody + ": " + detail, cause);
    this.reason = reason;
    this.custody = custody;
    this.detail = detail;
  }

  CustodyException(Reason reason, String custody, String detail) {
    this(reason, custody, detail, null);
  }

  /** Why, by its stable name. */
  public Reason reason() {
    return reason;
  }

  /** Which custody: the folder, or library and slot. */
  public String custody() {
    return custody;
  }

  /** What failed; of a token its CKR code (PKCS#11 2.40), where it gave one. */
  public String detail() {
    return detail;
  }

  /** Stable names. */
  public enum Reason {
    /** No key is kept here whose public half it is. */
    KEY_ABSENT,
    /** What is kept is no key of its name. */
    KEY_DAMAGED,
    /** The custody makes no keys of this algorithm, or the token has not the mechanism. */
    ALGORITHM_MISSING,

    /** The key-encryption key is not there: no such file, no such variable. */
    KEK_MISSING,
    /** The key-encryption key is not 32 bytes in base64url. */
    KEK_MALFORMED,
    /** The key-encryption key does not open the key, or its file was altered. */
    KEK_WRONG,
    /** The folder of sealed keys cannot be read or written. */
    FOLDER_FAILED,

    /** The PIN is not there: no such file, no such variable. */
    PIN_MISSING,
    /** The token refuses the PIN; it is not tried again until another one is given. */
    PIN_WRONG,
    /** The token takes no PIN until its security officer unlocks it. */
    PIN_LOCKED,
    /** The PKCS#11 library is not there or is none. */
    LIBRARY_MISSING,
    /** The slot is empty, or does not answer. */
    TOKEN_ABSENT,
    /** The token has no room for another key. */
    TOKEN_FULL,
    /** The token ended the session or the login. */
    SESSION_LOST,
    /** The token failed otherwise; the detail is its CKR code. */
    TOKEN_FAILED
  }
}
