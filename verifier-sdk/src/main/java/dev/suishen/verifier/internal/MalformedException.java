package dev.suishen.verifier.internal;

/**
 * Input is not in the one shape that is allowed. Never leaves the verifier: it becomes {@code
 * MALFORMED} there. Carries no stack trace, since hostile input must not be dearer to refuse than
 * good input is to read.
 */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message, null, false, false);
  }
}
