package dev.suishen.keys.code;

import dev.suishen.verifier.Verification;
import dev.suishen.verifier.VerificationKey;

/** The city's verifiers would not accept what this key signs. */
public final class SignerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Verification answer;

  SignerRefusedException(VerificationKey key, Verification answer) {
    super("a code signed by " + key + " is answered with " + answer);
    this.answer = answer;
  }

  /** The verifier's answer to the code. */
  public Verification answer() {
    return answer;
  }
}
