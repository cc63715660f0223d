package dev.suishen.verifier;

/**
 * Why a code was not accepted. The names are stable (wire format §7); log them, show them with
 * {@link ReasonWords}, never parse a message instead.
 */
public enum Reason {
  /** §7 step 1: no Suishen code at all; keep scanning. */
  NOT_OUR_CODE,
  /** §7 step 1: a Suishen code of a later version; the verifier must be updated. */
  UNSUPPORTED_VERSION,
  /** §7 steps 2 and 6: not in the one shape that is allowed. A misread is this at worst. */
  MALFORMED,
  /** §7 step 3: signed under a key that an up-to-date bundle does not know. */
  UNKNOWN_KEY,
  /** §7 steps 4 and 7: the key is not for codes, or not for codes of that moment. */
  KEY_NOT_VALID,
  /** §7 step 4. */
  KEY_REVOKED,
  /** §7 steps 4 and 8: the message names another algorithm than the key's. */
  ALGORITHM_MISMATCH,
  /** §7 step 5. */
  BAD_SIGNATURE,
  /** §7 steps 6 and 11: a PASS shown without its device, or a kind this scene does not take. */
  KIND_NOT_ALLOWED,
  /** §7 step 7. */
  LIFETIME_TOO_LONG,
  /** §7 step 8: the device that shows the PASS does not hold its key. */
  BAD_DEVICE_PROOF,
  /** §7 step 9. Where many codes say so, this verifier's clock is behind. */
  NOT_YET_VALID,
  /** §7 step 9. Where many codes say so, this verifier's clock is ahead. */
  EXPIRED,
  /** §7 step 10. */
  PROOF_NOT_YET_VALID,
  /** §7 step 10. */
  PROOF_EXPIRED,
  /** §7 step 10: a challenge was shown and this code does not answer it. */
  CHALLENGE_MISMATCH,
  /** §7 step 11. */
  SCENE_NOT_COVERED,
  /** §7 steps 3 and 12, undetermined: the trust bundle is too old, or there is none yet. */
  TRUST_STALE,
  /** §7 step 13, undetermined: the scene key of the code's day is not here. */
  SCENE_KEY_MISSING,
  /** §7 step 14: the code's holder, device or paper is invalid for good. */
  REVOKED,
  /** §7 step 14, undetermined: no status list that is young enough. */
  STATUS_STALE,
  /** §7 step 14: suspended for now. */
  SUSPENDED,
  /** §7 step 15: genuine, but a facet that the policy requires is absent. */
  ENTITLEMENT_MISSING,
  /** §7 step 16: this very code was shown before, and nothing else was wrong with it. */
  REPLAYED,
  /** §7 step 16: this holder was accepted within the cool-down. */
  PASSBACK
}
