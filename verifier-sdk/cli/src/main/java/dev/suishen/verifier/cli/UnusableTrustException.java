package dev.suishen.verifier.cli;

/** A trust folder, or what is offered to it, cannot be used; the message says why, for people. */
final class UnusableTrustException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableTrustException(String message) {
    super(message);
  }
}
