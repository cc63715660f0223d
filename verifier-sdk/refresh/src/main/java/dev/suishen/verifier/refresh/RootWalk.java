package dev.suishen.verifier.refresh;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.TrustBundle;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the newest bundle. Where its roots are not those trusted now, it goes through the bundles
 * between in order (wire format §5): each may change the roots once, and may have expired by now.
 * What was taken is held, so that a walk cut short goes on from there.
 */
final class RootWalk {
  /** Serials rise by at least one; a wider gap than this ends the walk. */
  private static final int WIDEST_GAP = 16;

  /** Eleven years of a bundle a day; a service that makes them up comes no further. */
  private static final int MOST_STEPS = 4096;

  private final TrustSource source;
  private final Intake intake;

  /** Looked at while nothing is held: pinned roots say not at which serial they began. */
  private long passed;

  RootWalk(TrustSource source, Intake intake) {
    this.source = source;
    this.intake = intake;
  }

  /**
   * @param newest as the source gives it
   * @throws BundleRefusedException where it cannot be taken; steps on the way may have been
   */
  void take(byte[] newest, Instant now) throws BundleRefusedException, FetchFailedException {
    try {
      intake.takeBundle(newest, now);
    } catch (BundleRefusedException refused) {
      if (refused.reason() != Cause.BUNDLE_SIGNATURE || !walkTo(newest, now)) {
        throw refused;
      }
    }
  }

  private boolean walkTo(byte[] newest, Instant now)
      throws BundleRefusedException, FetchFailedException {
    long serial = held().map(TrustBundle::serial).orElse(passed);
    int missing = 0;
    for (int step = 0; step < MOST_STEPS && missing < WIDEST_GAP; step++) {
      serial++;
      Optional<byte[]> between = former(serial);
      missing = between.isPresent() ? 0 : missing + 1;
      if (between.isPresent() && takeStep(between.get()) && isTaken(newest, now)) {
        return true;
      }
      passed = serial - missing;
    }
    passed = 0;
    return false;
  }

  private Optional<byte[]> former(long serial) throws FetchFailedException {
    try {
      return source
          .fetch(Layout.formerBundle(serial), BundlePiece.MOST_BYTES, null)
          .map(TrustSource.Content::bytes);
    } catch (FetchFailedException e) {
      if (e.reason() == FetchFailedException.Cause.ABSENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * A step that the pinned roots did not sign, or older than what was taken once, leads nowhere.
   */
  private boolean takeStep(byte[] between) throws BundleRefusedException {
    try {
      intake.takeBundle(between, Instant.EPOCH);
      return true;
    } catch (BundleRefusedException e) {
      if (e.reason() == Cause.BUNDLE_ROLLBACK
          || e.reason() == Cause.BUNDLE_SIGNATURE && !held().isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private boolean isTaken(byte[] newest, Instant now) throws BundleRefusedException {
    try {
      intake.takeBundle(newest, now);
      return true;
    } catch (BundleRefusedException e) {
      if (e.reason() == Cause.BUNDLE_SIGNATURE) {
        return false;
      }
      throw e;
    }
  }

  private Optional<TrustBundle> held() {
    return intake.store().bundle();
  }
}
