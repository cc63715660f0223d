package dev.suishen.verifier.cli;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a store to the service's newest bundle. Where the roots were changed meanwhile, it goes
 * through the bundles between in order (docs/wire-format.md, §5).
 */
final class BundleSync {
  /** Serials rise by at least one; a wider gap than this ends the search. */
  private static final int WIDEST_GAP = 16;

  private final TrustService service;
  private final TrustStore store;
  private final Instant now;

  BundleSync(TrustService service, TrustStore store, Instant now) {
    this.service = service;
    this.store = store;
    this.now = now;
  }

  /**
   * @throws BundleRefusedException where the newest cannot be taken; the store is then of no use
   */
  TrustBundle bringNewest() throws BundleRefusedException, IOException, InterruptedException {
    byte[] newest = service.bundle();
    Optional<TrustBundle> held = store.bundle();
    try {
      return store.takeBundle(newest, now);
    } catch (BundleRefusedException refused) {
      if (refused.reason() != Cause.BUNDLE_SIGNATURE || held.isEmpty()) {
        throw refused;
      }
      followRoots(held.get().serial() + 1);
      return store.takeBundle(newest, now);
    }
  }

  /**
   * Takes the bundles from {@code serial} on. They are steps on the way, so their age does not
   * matter; that of the newest does.
   */
  private void followRoots(long serial)
      throws BundleRefusedException, IOException, InterruptedException {
    int missing = 0;
    for (long next = serial; missing < WIDEST_GAP; next++) {
      Optional<byte[]> between = service.bundle(next);
      if (between.isPresent()) {
        store.takeBundle(between.get(), Instant.EPOCH);
        missing = 0;
      } else {
        missing++;
      }
    }
  }
}
