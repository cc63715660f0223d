package dev.suishen.verifier;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to one scan: one of three, and none can be forgotten.
 *
 * <pre>{@code
 * boolean open = verification.fold(
 *     accepted -> true,
 *     rejected -> false,
 *     undetermined -> askTheGuard(undetermined.reason()));
 * }</pre>
 */
public sealed interface Verification {
  /**
   * Applies the one function that fits.
   *
   * @param <R> what the three make of it
   * @param accepted where every check held
   * @param rejected where a check failed
   * @param undetermined where this verifier does not know enough
   * @return what that function returned
   */
  <R> R fold(
      Function<? super Accepted, ? extends R> accepted,
      Function<? super Rejected, ? extends R> rejected,
      Function<? super Undetermined, ? extends R> undetermined);

  /** Every check held. */
  record Accepted(VerifiedCode code) implements Verification {
    @Override
    public <R> R fold(
        Function<? super Accepted, ? extends R> accepted,
        Function<? super Rejected, ? extends R> rejected,
        Function<? super Undetermined, ? extends R> undetermined) {
      return accepted.apply(this);
    }
  }

  /** A check failed. Nothing of the code is given out. */
  record Rejected(Reason reason) implements Verification {
    @Override
    public <R> R fold(
        Function<? super Accepted, ? extends R> accepted,
        Function<? super Rejected, ? extends R> rejected,
        Function<? super Undetermined, ? extends R> undetermined) {
      return rejected.apply(this);
    }
  }

  /**
   * This verifier does not know enough to say. What that means is for the place to settle: a gate
   * may open, a hospital asks for an identity card.
   *
   * @param reason {@link Reason#TRUST_STALE}, {@link Reason#SCENE_KEY_MISSING} or {@link
   *     Reason#STATUS_STALE}
   * @param code what is known of the code; empty where its key is not
   * @param staleFor for TRUST_STALE, the time since the bundle expired, or since its next update
   *     was due where it lacks the key; empty where no bundle is held and for other reasons
   */
  record Undetermined(Reason reason, Optional<VerifiedCode> code, Optional<Duration> staleFor)
      implements Verification {
    @Override
    public <R> R fold(
        Function<? super Accepted, ? extends R> accepted,
        Function<? super Rejected, ? extends R> rejected,
        Function<? super Undetermined, ? extends R> undetermined) {
      return undetermined.apply(this);
    }
  }
}
