package dev.suishen.verifier;

/**
 * The limits that a trust bundle sets (wire format §5, key 8), all in seconds. Lifetimes over the
 * upper bounds of §3 count as the bounds.
 *
 * @param skew how far two honest clocks may differ
 * @param proofWindow how long a device's proof is good
 * @param statusListMaxAge how old a status list may be for PASS and PAPER
 */
public record TrustPolicy(
    long skew,
    long liveLifetime,
    long passLifetime,
    long paperLifetime,
    long proofWindow,
    long statusListMaxAge) {
  /** What counts where a bundle says nothing. */
  public static final TrustPolicy DEFAULT =
      new TrustPolicy(30, 300, 7 * 86_400, 180 * 86_400, 30, 2 * 86_400);

  /**
   * The longest {@code exp − nbf} of a kind.
   *
   * @param kind what sort of code it is
   * @return seconds, no more than the bound of §3
   */
  public long lifetime(CodeKind kind) {
    return switch (kind) {
      case LIVE -> Math.min(liveLifetime, 300);
      case PASS -> Math.min(passLifetime, 7 * 86_400);
      case PAPER -> Math.min(paperLifetime, 180 * 86_400);
    };
  }
}
