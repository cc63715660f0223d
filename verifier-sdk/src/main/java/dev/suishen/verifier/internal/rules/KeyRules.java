package dev.suishen.verifier.internal.rules;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.TrustBundle.SigningKey;
import org.jspecify.annotations.Nullable;

/** Whether an issuer key may verify this code. Null where it may. */
public final class KeyRules {
  private KeyRules() {}

  /** §7 step 4: use, state, algorithm. A use or state that has no name yet is never valid. */
  public static @Nullable Reason mayVerify(SigningKey key, long alg) {
    if (key.use() != SigningKey.FOR_CODES) {
      return Reason.KEY_NOT_VALID;
    }
    if (key.state() == SigningKey.REVOKED) {
      return Reason.KEY_REVOKED;
    }
    if (key.state() < SigningKey.PUBLISHED || key.state() > SigningKey.RETIRED) {
      return Reason.KEY_NOT_VALID;
    }
    return alg == key.key().algorithm().coseId() ? null : Reason.ALGORITHM_MISMATCH;
  }

  /** §7 step 7, the window: both its ends belong to it. */
  public static @Nullable Reason coversStart(SigningKey key, long notBefore) {
    return notBefore >= key.notBefore() && notBefore <= key.notAfter()
        ? null
        : Reason.KEY_NOT_VALID;
  }
}
