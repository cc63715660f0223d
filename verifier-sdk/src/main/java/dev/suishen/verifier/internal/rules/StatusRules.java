package dev.suishen.verifier.internal.rules;

import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.bundle.StatusListToken.StatusListClaims;
import org.jspecify.annotations.Nullable;

/** §7 step 14. */
public final class StatusRules {
  private static final int INVALID = 1;
  private static final int SUSPENDED = 2;
  private static final int READ_AS_INVALID = 3;

  private StatusRules() {}

  /**
   * @param list the list held for the index, of any age; null where none is
   * @param index unsigned 32-bit
   * @return null where the status allows the code
   */
  public static @Nullable Reason status(
      @Nullable StatusListClaims list, int index, CodeKind kind, TrustPolicy policy, long now) {
    int status = list == null ? 0 : list.list().get(index & (StatusListToken.ENTRIES - 1));
    if (status == INVALID || status == READ_AS_INVALID) {
      return Reason.REVOKED;
    }
    boolean fresh =
        list != null && now - list.issuedAt() < policy.statusListMaxAge() && now < list.expires();
    if (!fresh) {
      return kind == CodeKind.LIVE ? null : Reason.STATUS_STALE;
    }
    return status == SUSPENDED ? Reason.SUSPENDED : null;
  }
}
