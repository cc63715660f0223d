package dev.suishen.code.rotation;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.trust.Bundles;
import dev.suishen.code.trust.CityRing;
import dev.suishen.code.trust.CitySource;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the next bundle: what the one before says, with the ring as it will be once this one is
 * published. Changes nothing; blocks on PostgreSQL.
 */
@Singleton
public final class DraftBundle {
  private final CityRing ring;
  private final Bundles bundles;
  private final CitySource city;
  private final RotationSettings settings;
  private final Lifecycle lifecycle;
  private final Clock clock;

  DraftBundle(
      CityRing ring,
      Bundles bundles,
      CitySource city,
      RotationSettings settings,
      Lifecycle lifecycle,
      Clock clock) {
    this.ring = ring;
    this.bundles = bundles;
    this.city = city;
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /**
   * @param expires by the settings where it is null
   * @param nextUpdate by the settings where it is null
   * @param serial the next one where it is empty
   * @return JSON of {@link BundleDraftFile}
   * @throws Fault PARAMETER_INVALID
   */
  public String draft(
      @Nullable Instant expires, @Nullable Instant nextUpdate, OptionalLong serial) {
    BundleDraft usual = next(ring.read(), bundles.held(), serial, clock.instant());
    BundleDraft asked =
        new BundleDraft(
            usual.issuer(),
            usual.serial(),
            usual.issuedAt(),
            expires == null ? usual.expires() : expires,
            nextUpdate == null ? usual.nextUpdate() : nextUpdate,
            usual.keys(),
            usual.policy(),
            usual.roots(),
            usual.statusLists());
    if (asked.expires().isBefore(asked.nextUpdate())
        || asked.nextUpdate().isBefore(asked.issuedAt())) {
      throw Fault.of(FaultCode.PARAMETER_INVALID, "nextUpdate is to come, and expires after it");
    }
    return BundleDraftFile.of(asked).toJson();
  }

  /** The next bundle, by the settings. */
  BundleDraft next(KeyRing held, TrustStore trust, Instant now) {
    return next(held, trust, OptionalLong.empty(), now);
  }

  private BundleDraft next(KeyRing held, TrustStore trust, OptionalLong asked, Instant now) {
    Optional<TrustBundle> former = trust.bundle();
    long lowest = former.map(TrustBundle::serial).orElse(0L) + 1;
    long serial = asked.orElse(lowest);
    if (serial < lowest) {
      throw Fault.of(FaultCode.PARAMETER_INVALID, "the serial is to be " + lowest + " or more");
    }
    return new BundleDraft(
        former.map(TrustBundle::issuer).or(city::issuer).orElseThrow(DraftBundle::nameless),
        serial,
        now,
        now.plus(settings.bundleLife()),
        now.plus(settings.bundleEvery()),
        published(held, serial, now).wire(),
        former.map(TrustBundle::policy).orElse(TrustPolicy.DEFAULT),
        trust.roots(),
        former.map(TrustBundle::statusLists).orElseGet(DraftBundle::firstLists));
  }

  private KeyRing published(KeyRing held, long serial, Instant now) {
    KeyRing published = held;
    for (SigningKey key : held.keys()) {
      if (key.state() == KeyState.PLANNED) {
        published = published(published, key, serial, now);
      }
    }
    return published;
  }

  /** A key whose window is too short by now is for no bundle. */
  private KeyRing published(KeyRing ring, SigningKey planned, long serial, Instant now) {
    try {
      return lifecycle.publish(ring, planned.kid(), serial, now);
    } catch (StepRefusedException tooShort) {
      return ring;
    }
  }

  private static Fault nameless() {
    return Fault.of(
        FaultCode.PARAMETER_INVALID, "the first bundle names the city: set SUISHEN_CITY_ISSUER");
  }

  private static List<StatusListLocation> firstLists() {
    return Arrays.stream(Scene.values()).map(DraftBundle::firstList).toList();
  }

  private static StatusListLocation firstList(Scene scene) {
    return new StatusListLocation(scene.number(), 0, "/status/" + scene.number() + "/0");
  }
}
