package dev.suishen.code.rotation;

import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.ApprovedStep;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.Bundles;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.LintFinding;
import dev.suishen.keys.bundle.LintFinding.Check;
import dev.suishen.keys.bundle.LintFinding.Severity;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes a signed bundle, proposed as its bytes: ring and bundle change as one. Blocks on
 * PostgreSQL.
 */
@Singleton
final class PublishBundle implements ApprovedStep {
  private final CityRing ring;
  private final Bundles bundles;
  private final PlannedKeys planned;
  private final RotationSettings settings;
  private final Lifecycle lifecycle;
  private final TakeDueSteps steps;
  private final Clock clock;

  PublishBundle(
      CityRing ring,
      Bundles bundles,
      PlannedKeys planned,
      RotationSettings settings,
      Lifecycle lifecycle,
      TakeDueSteps steps,
      Clock clock) {
    this.ring = ring;
    this.bundles = bundles;
    this.planned = planned;
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Whether it could be published now.
   *
   * @throws Fault BUNDLE_REFUSED, BUNDLE_LINT, STEP_REFUSED
   */
  void check(byte[] encoded) {
    Instant now = clock.instant();
    try {
      published(ring.read(), sound(encoded, now), now);
    } catch (StepRefusedException e) {
      throw Fault.stepRefused(e);
    }
  }

  /** A key that it revokes is followed in the same step. Call it under the lock of the ring. */
  KeyRing publish(KeyRing held, byte[] encoded, Instant now) throws StepRefusedException {
    Offer offer = sound(encoded, now);
    KeyRing after = published(held, offer, now);
    bundles.keep(offer.bundle, offer.former, now);
    return revoked(after) > revoked(held) ? steps.activateDue(after, now) : after;
  }

  private static long revoked(KeyRing ring) {
    return ring.keys().stream().filter(key -> key.state() == KeyState.REVOKED).count();
  }

  private KeyRing published(KeyRing held, Offer offer, Instant now) throws StepRefusedException {
    return lifecycle.publish(held, offer.bundle, now);
  }

  private Offer sound(byte[] encoded, Instant now) {
    Offer offer = offer(encoded, now);
    List<LintFinding> errors = offer.findings.stream().filter(offer::isInTheWay).toList();
    if (!errors.isEmpty()) {
      throw Fault.bundleLint(errors);
    }
    return offer;
  }

  /** Has the real verifier take it that has followed the city so far. */
  private Offer offer(byte[] encoded, Instant now) {
    TrustStore trust = bundles.held();
    Optional<TrustBundle> before = trust.bundle();
    RootSet former = trust.roots();
    try {
      TrustBundle bundle = trust.takeBundle(encoded, now);
      return new Offer(
          bundle, before, former, settings.lint().check(BundleDraft.of(bundle), before, now));
    } catch (BundleRefusedException e) {
      throw Fault.bundleRefused(e);
    }
  }

  @Override
  public ApprovalKind kind() {
    return ApprovalKind.PUBLISH_BUNDLE;
  }

  @Override
  public String subject(byte[] what) {
    return Long.toString(offer(what, clock.instant()).bundle.serial());
  }

  /** Whoever planned a key does not decide that it is published. */
  @Override
  public Set<String> barred(byte[] what) {
    Set<String> fresh =
        ring.read().keys().stream()
            .filter(key -> key.state() == KeyState.PLANNED)
            .map(key -> SigningKey.name(key.kid()))
            .collect(Collectors.toSet());
    Set<String> carried =
        offer(what, clock.instant()).bundle.keys().stream()
            .map(key -> SigningKey.name(key.key().kid()))
            .collect(Collectors.toSet());
    return planned.findAll().stream()
        .filter(key -> fresh.contains(key.kid()) && carried.contains(key.kid()))
        .map(PlannedKey::plannedBy)
        .collect(Collectors.toSet());
  }

  /** Nothing of a bundle that is refused by now: the refusal says why. */
  @Override
  public List<LintFinding> findings(byte[] what) {
    return readable(what).map(Offer::findings).orElse(List.of());
  }

  @Override
  public boolean changesRoots(byte[] what) {
    return readable(what).filter(offer -> !offer.bundle.roots().equals(offer.former)).isPresent();
  }

  private Optional<Offer> readable(byte[] what) {
    try {
      return Optional.of(offer(what, clock.instant()));
    } catch (Fault refused) {
      return Optional.empty();
    }
  }

  @Override
  public void take(byte[] what, String proposedBy, String approvedBy) {
    ring.change((held, now) -> publish(held, what, now));
  }

  /**
   * A bundle that verifiers would take.
   *
   * @param before the one that they hold
   * @param former the roots that had to sign it
   */
  private record Offer(
      TrustBundle bundle,
      Optional<TrustBundle> before,
      RootSet former,
      List<LintFinding> findings) {

    boolean isInTheWay(LintFinding finding) {
      return finding.severity() == Severity.ERROR
          && !(finding.check() == Check.WINDOW_GAP && revokes());
    }

    /** A stolen key dies even where none is left to sign. */
    private boolean revokes() {
      return bundle.keys().stream()
          .filter(key -> key.state() == KeyState.REVOKED.wireNumber())
          .anyMatch(revoked -> before.stream().anyMatch(held -> isGood(revoked, held)));
    }

    private static boolean isGood(TrustBundle.SigningKey revoked, TrustBundle held) {
      return held.keys().stream()
          .filter(key -> key.state() != KeyState.REVOKED.wireNumber())
          .anyMatch(key -> key.key().equals(revoked.key()));
    }
  }
}
