package dev.suishen.verifier.cli;

/** The file is no picture that can be read; the message says why, for people. */
final class UnreadablePictureException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadablePictureException(String message) {
    super(message);
  }
}
