package dev.suishen.code.trust;

import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.BundleRefusedException.Cause;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The ring of a city that had published before its ring was kept here: what its bundle tells. */
@Singleton
final class Beginning {
  private final CitySource source;
  private final CityRing ring;
  private final Bundles bundles;
  private final AuditLog audit;

  Beginning(CitySource source, CityRing ring, Bundles bundles, AuditLog audit) {
    this.source = source;
    this.ring = ring;
    this.bundles = bundles;
    this.audit = audit;
  }

  /**
   * Takes in the newest bundle, of the table or the folder, where there is no ring yet.
   *
   * @throws StartRefusedException CITY_UNREADABLE, CITY_REFUSED, DEMO_KEYS_REFUSED
   */
  void take() {
    try {
      Optional<byte[]> brought = source.bundle();
      ring.begin((empty, now) -> first(brought, now));
    } catch (IOException e) {
      throw new StartRefusedException("CITY_UNREADABLE", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new StartRefusedException("CITY_REFUSED", String.valueOf(e.getMessage()));
    }
  }

  private Optional<KeyRing> first(Optional<byte[]> brought, Instant now) {
    TrustStore trust = bundles.held();
    Optional<Long> known = trust.bundle().map(TrustBundle::serial);
    brought.ifPresent(bytes -> takeUnlessOlder(trust, bytes));
    trust
        .bundle()
        .filter(newest -> !known.equals(Optional.of(newest.serial())))
        .ifPresent(newest -> bundles.keep(newest, bundles.pinned(), now));
    trust.bundle().ifPresent(source::requireOwn);
    trust.bundle().ifPresent(this::append);
    return trust.bundle().map(KeyRing::from);
  }

  private static void takeUnlessOlder(TrustStore trust, byte[] brought) {
    try {
      trust.takeBundle(brought, Instant.EPOCH);
    } catch (BundleRefusedException e) {
      if (e.reason() != Cause.BUNDLE_ROLLBACK) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  private void append(TrustBundle bundle) {
    audit.append(
        "start",
        AuditAction.BUNDLE_PUBLISHED,
        Long.toString(bundle.serial()),
        Map.of("origin", "published before the ring was kept here"));
  }
}
