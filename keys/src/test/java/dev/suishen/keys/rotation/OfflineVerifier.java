package dev.suishen.keys.rotation;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A real verifier that is online for a moment only, every now and then. An unlucky one looks just
 * before each bundle and is then offline for as long as it may be.
 */
final class OfflineVerifier {
  /** Of so many days it works on one. */
  private static final int DAYS = 24;

  private final CityYear city;
  private final Duration longestSpell;
  private final Random random;
  private final boolean unlucky;
  private final TrustStore trust;
  private final Verifier verifier;
  private final Tally tally = new Tally();
  private Instant now;
  private Instant back;
  private Instant synced;

  OfflineVerifier(CityYear city, Duration longestSpell, Random random, boolean unlucky) {
    this.city = city;
    this.longestSpell = longestSpell;
    this.random = random;
    this.unlucky = unlucky;
    this.now = city.founded;
    this.back = city.founded;
    this.synced = city.founded;
    this.trust = TrustStore.pinned(city.roots);
    this.verifier =
        Verifier.builder()
            .trust(trust)
            .policy(ScenePolicy.authenticityAlone().taking(EnumSet.allOf(CodeKind.class)))
            .clock(new OwnClock())
            .build();
  }

  /** Sees what is shown on its days, given in the order of time, and every key's first code. */
  Tally see(List<Showing> showings) throws BundleRefusedException {
    Set<Long> days = new HashSet<>();
    random.longs(366 / DAYS, 0, 366).forEach(days::add);
    for (Showing showing : showings) {
      if (showing.first() || days.contains(Duration.between(city.founded, showing.at()).toDays())) {
        comeAndGoUntil(showing.at());
        verify(showing);
      }
    }
    return tally;
  }

  /** Of several bundles that came between two codes only the last makes a difference. */
  private void comeAndGoUntil(Instant moment) throws BundleRefusedException {
    while (!back.isAfter(moment)) {
      synced = back;
      goOffline();
    }
    TrustBundle newest = city.published.floorEntry(synced).getValue();
    if (trust.bundle().map(TrustBundle::serial).orElse(0L) < newest.serial()) {
      trust.takeBundle(newest.encoded(), synced);
    }
    now = moment;
  }

  private void goOffline() {
    Instant left = back;
    Instant latest = left.plus(longestSpell);
    Instant nextBundle = city.published.higherKey(left);
    if (unlucky && nextBundle != null) {
      Instant justBefore = nextBundle.minusSeconds(1);
      back = justBefore.isAfter(left) && justBefore.isBefore(latest) ? justBefore : latest;
    } else {
      back = left.plusSeconds(1 + random.nextLong(longestSpell.toSeconds()));
    }
  }

  private void verify(Showing showing) {
    boolean accepted = verifier.verify(showing.text()) instanceof Verification.Accepted;
    TrustBundle revocation = city.revoked.get(showing.kid());
    if (revocation == null || showing.at().isBefore(revocation.issuedAt())) {
      tally.good(accepted);
    } else {
      boolean holds = trust.bundle().orElseThrow().serial() >= revocation.serial();
      tally.revoked(accepted, holds);
    }
  }

  private final class OwnClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
