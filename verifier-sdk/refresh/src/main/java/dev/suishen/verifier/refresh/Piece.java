package dev.suishen.verifier.refresh;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of trust that is fetched on its own, and what has come of that; what is held of it, the
 * store says. Attempted by one thread at a time, looked at by any.
 */
abstract class Piece {
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable Failure failure;
  private int failures;
  private Duration retryAfter = Duration.ZERO;
  private boolean planned;
  private long dueAt;

  /** As {@link PieceState#piece}. */
  abstract String name();

  /** Brings it from the source into the store, or throws. */
  abstract void bring(Instant now)
      throws FetchFailedException, BundleRefusedException, StatusListRefusedException;

  abstract Optional<Instant> issuedAt();

  /** As {@link PieceState#staleFrom}. */
  abstract Optional<Instant> staleFrom(Instant now);

  /** When a newer one is expected; empty where nobody says. */
  abstract Optional<Instant> nextUpdate();

  /** Whether there is anything to ask for now. */
  boolean isWanted(Instant now) {
    return true;
  }

  PieceState state(Instant now) {
    return new PieceState(
        now,
        name(),
        issuedAt(),
        staleFrom(now),
        Optional.ofNullable(lastSuccess),
        Optional.ofNullable(failure));
  }

  /**
   * Tries once. The next time is later, however it ends.
   *
   * @return why it failed; null where it did not
   */
  @Nullable Failure attempt(Instant now) {
    retryAfter = Duration.ZERO;
    try {
      bring(now);
      lastSuccess = now;
      failure = null;
      failures = 0;
    } catch (FetchFailedException e) {
      retryAfter = e.retryAfter();
      failed(now, false, e.reason().name(), String.valueOf(e.getMessage()));
    } catch (BundleRefusedException e) {
      failed(now, true, e.reason().name(), String.valueOf(e.getMessage()));
    } catch (StatusListRefusedException e) {
      failed(now, true, e.reason().name(), String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error fault) {
      // Whatever it is, it must not be the end of refreshing.
      failed(now, false, Cause.UNREACHABLE.name(), fault.toString());
    }
    return failure;
  }

  private void failed(Instant now, boolean refused, String cause, String why) {
    failure = new Failure(now, refused, cause, why);
    failures++;
  }

  /**
   * Plans the next attempt.
   *
   * @param nanos of the monotonic clock
   */
  void planNext(Pace pace, Instant now, long nanos) {
    Duration wait =
        failures == 0
            ? pace.afterSuccess(nextUpdate().map(due -> Duration.between(now, due)))
            : pace.afterFailure(failures, retryAfter);
    dueAt = nanos + wait.toNanos();
    planned = true;
  }

  /** Forgets the plan: due at once, as at the start. */
  void dueNow() {
    planned = false;
  }

  /** Nanoseconds until the next attempt; 0 or less where it is due. */
  long untilDue(long nanos) {
    return planned ? dueAt - nanos : 0;
  }
}
