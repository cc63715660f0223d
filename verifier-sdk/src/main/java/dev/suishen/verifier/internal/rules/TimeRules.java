package dev.suishen.verifier.internal.rules;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.claims.Claims;
import dev.suishen.verifier.internal.envelope.DeviceProof;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the clock says of a code. All in seconds since the epoch; null where nothing is wrong. */
public final class TimeRules {
  private TimeRules() {}

  /** §7 step 7, the lifetime. */
  public static @Nullable Reason lifetime(Claims claims, TrustPolicy policy) {
    long lifetime = claims.expires() - claims.notBefore();
    return lifetime >= 0 && lifetime <= policy.lifetime(claims.kind())
        ? null
        : Reason.LIFETIME_TOO_LONG;
  }

  /** §7 step 9. */
  public static @Nullable Reason current(Claims claims, TrustPolicy policy, long now) {
    if (claims.notBefore() > now + policy.skew()) {
      return Reason.NOT_YET_VALID;
    }
    return now < claims.expires() + policy.skew() ? null : Reason.EXPIRED;
  }

  /** §7 step 10, for a device code. */
  public static @Nullable Reason proof(
      DeviceProof proof, Claims claims, TrustPolicy policy, long now, byte @Nullable [] challenge) {
    if (proof.issuedAt() > now + policy.skew()) {
      return Reason.PROOF_NOT_YET_VALID;
    }
    if (now >= proofEnds(proof, policy)) {
      return Reason.PROOF_EXPIRED;
    }
    if (challenge != null && !answers(proof.nonce(), challenge)) {
      return Reason.CHALLENGE_MISMATCH;
    }
    boolean inside = proof.issuedAt() >= claims.notBefore() && proof.issuedAt() < claims.expires();
    return inside ? null : Reason.PROOF_EXPIRED;
  }

  /** The first second at which a proof is no longer good. */
  public static long proofEnds(DeviceProof proof, TrustPolicy policy) {
    return proof.issuedAt() + policy.proofWindow() + policy.skew();
  }

  private static boolean answers(@Nullable Slice nonce, byte[] challenge) {
    return nonce != null && Arrays.equals(nonce.copy(), challenge);
  }
}
