package dev.suishen.keys.ceremony;

import java.io.IOException;

/** Reads secrets from where they come from. What it returns is the caller's to clear. */
public interface Secrets {
  /**
   * One that exists already.
   *
   * @param purpose whose it is, for the question on a terminal
   * @throws SecretMissingException if there is none
   */
  char[] read(SecretSource source, String purpose) throws SecretMissingException;

  /**
   * One that is chosen now: on a terminal it is typed twice.
   *
   * @param purpose whose it is, for the question on a terminal
   * @throws SecretMissingException if there is none, or the two differ
   */
  char[] choose(SecretSource source, String purpose) throws SecretMissingException;

  /** No such file or variable, nothing in it, or nobody to ask. */
  final class SecretMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    public SecretMissingException(SecretSource source, String words) {
      super(source + ": " + words);
    }
  }
}
