package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.database.Database;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every bundle that the city has published. The newest may have expired: it is what the next one
 * follows all the same. Blocks on PostgreSQL unless said.
 */
@Singleton
public final class Bundles {
  private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

  private final BundleRepository rows;
  private final Database database;
  private final RootSet pinned;

  /**
   * @throws StartRefusedException CITY_UNREADABLE
   */
  Bundles(CitySource source, BundleRepository rows, Database database) {
    this.rows = rows;
    this.database = database;
    try {
      this.pinned = source.roots();
    } catch (IOException e) {
      throw new StartRefusedException("CITY_UNREADABLE", String.valueOf(e.getMessage()));
    }
  }

  /** The roots that the city's verifiers were given first. */
  RootSet pinned() {
    return pinned;
  }

  /** The bytes of the bundle with this serial, if it is known; does not block. */
  public CompletionStage<Optional<byte[]>> find(long serial) {
    return database.call(() -> rows.findBySerial(serial).map(BundleRow::encoded));
  }

  /** A store of its own, as a verifier has that has followed the city from its first roots on. */
  public TrustStore held() {
    TrustStore trust = TrustStore.pinned(pinned);
    try {
      follow(trust);
    } catch (BundleRefusedException e) {
      throw new IllegalStateException("the city's own bundle is refused", e);
    }
    return trust;
  }

  /** Has a store take the newest bundle, if there is one. */
  void follow(TrustStore trust) throws BundleRefusedException {
    for (BundleRow newest : rows.findNewest(1)) {
      take(trust, newest);
    }
  }

  /** Wire format §5: it may have to be given those between where the roots changed. */
  private void take(TrustStore trust, BundleRow row) throws BundleRefusedException {
    try {
      trust.takeBundle(row.encoded(), Instant.EPOCH);
    } catch (BundleRefusedException e) {
      if (e.reason() != Cause.BUNDLE_SIGNATURE) {
        throw e;
      }
      long held = trust.bundle().map(TrustBundle::serial).orElse(-1L);
      rows.findRootChanges(held, row.serial()).forEach(change -> takeIfSigned(trust, change));
      trust.takeBundle(row.encoded(), Instant.EPOCH);
    }
  }

  /** One that the roots held did not sign leads nowhere. */
  private static void takeIfSigned(TrustStore trust, BundleRow row) {
    try {
      trust.takeBundle(row.encoded(), Instant.EPOCH);
    } catch (BundleRefusedException e) {
      LOG.debug("Bundle {} is of other roots", row.serial());
    }
  }

  /**
   * Publishes a bundle; call it under the lock of {@link CityRing}.
   *
   * @param former the roots that had to sign it
   */
  public void keep(TrustBundle bundle, RootSet former, Instant at) {
    boolean changesRoots = !bundle.roots().equals(former);
    rows.save(new BundleRow(bundle.serial(), bundle.encoded(), at, changesRoots));
  }

  /**
   * @return at most so many, the newest first
   */
  public List<Published> newest(int limit) {
    Deque<BundleRow> inOrder = new ArrayDeque<>();
    rows.findNewest(limit).forEach(inOrder::addFirst);
    TrustStore trust = TrustStore.pinned(pinned);
    Deque<Published> newestFirst = new ArrayDeque<>();
    for (BundleRow row : inOrder) {
      try {
        take(trust, row);
      } catch (BundleRefusedException e) {
        LOG.debug("Bundle {} is older than the roots that verifiers are given", row.serial());
        continue;
      }
      trust.bundle().map(taken -> new Published(taken, row)).ifPresent(newestFirst::addFirst);
    }
    return List.copyOf(newestFirst);
  }

  /**
   * A bundle that verifiers could fetch.
   *
   * @param at since when
   */
  public record Published(TrustBundle bundle, Instant at) {
    Published(TrustBundle bundle, BundleRow row) {
      this(bundle, row.publishedAt());
    }
  }
}
