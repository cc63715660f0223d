package dev.suishen.keys.cli.desk;

/** How a command ends; the numbers are stable. */
public enum Exit {
  /** Done, or proposed where a second person decides. */
  DONE(0, "done; or proposed, where a second person must approve"),
  /** A check, a rule or a person said no; nothing was changed. */
  REFUSED(1, "refused: by a check, a rule, the service or whoever was asked"),
  /** An option or a file is not what it should be. */
  WRONG_USE(2, "wrong use: an option or a file is not what it should be"),
  /** More holders of roots must sign. */
  SIGNATURES_MISSING(3, "not all signatures are there yet"),
  /** A key, its passphrase, a PIN or a token. */
  CUSTODY(4, "a key, a passphrase, a PIN or a token"),
  /** Not reached, or answered what it should not. */
  SERVICE(5, "the service was not reached, or failed"),
  /** Of this program. */
  FAULT(70, "a fault of this program");

  private final int code;
  private final String words;

  Exit(int code, String words) {
    this.code = code;
    this.words = words;
  }

  public int code() {
    return code;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
