package dev.suishen.keys.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleLint;
import dev.suishen.keys.bundle.LintFinding.Severity;
import dev.suishen.keys.lifecycle.Followed;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationPolicy;
import dev.suishen.keys.lifecycle.RotationStep;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A city whose keys rotate by themselves: a bundle a day, and one more as soon as a key comes or is
 * revoked.
 */
final class CityYear {
  static final SecureRandom SECRETS = new SecureRandom();

  private static final Duration BUNDLE_LIFE = Duration.ofDays(7);
  private static final Duration BUNDLE_EVERY = RotationPolicy.DEFAULT.bundleEvery();

  final Instant founded;
  final RootSet roots;

  /** What it has followed by itself: a verifier that is never offline. */
  final TrustStore trust;

  final NavigableMap<Instant, TrustBundle> published = new TreeMap<>();

  /** The bundle that first said it, by kid. */
  final Map<Integer, TrustBundle> revoked = new HashMap<>();

  private final SoftwareKey root = SoftwareKey.generate(Algorithm.ED25519, SECRETS);
  private final Map<Integer, SoftwareKey> secrets = new HashMap<>();
  private final RotationPlan plan;
  private final BundleLint lint;
  private KeyRing ring = KeyRing.empty();
  private Set<String> told = Set.of();
  private Instant nextTurn;

  CityYear(Lifecycle lifecycle, Instant founded) {
    this.plan = new RotationPlan(lifecycle, RotationPolicy.DEFAULT);
    this.lint = new BundleLint(lifecycle.leadTime(), BUNDLE_LIFE);
    this.roots = RootSet.of(1, List.of(root.publicKey()));
    this.trust = TrustStore.pinned(roots);
    this.founded = founded;
    this.nextTurn = founded;
  }

  /** When it has something to do next. */
  Instant nextTurn() {
    return nextTurn;
  }

  /** The key that signs codes, if one does. */
  Optional<SoftwareKey> signer(Instant now) {
    return ring.signer(KeyUse.CODES, now).map(key -> secrets.get(key.kid()));
  }

  int keys() {
    return ring.keys().size();
  }

  /** Takes every step that is due. */
  void turn(Instant now) throws StepRefusedException, BundleRefusedException {
    ring = Followed.follow(plan, ring, published.size() + 1L, now, step -> make(step, now));
    Set<String> news = news();
    boolean daily = published.isEmpty() || !now.isBefore(published.lastKey().plus(BUNDLE_EVERY));
    if (daily || !news.equals(told)) {
      publish(now);
      told = news;
    }
    Instant step = plan.ahead(ring, now).get(0).from();
    Instant bundle = published.lastKey().plus(BUNDLE_EVERY);
    nextTurn = step.isBefore(bundle) ? step : bundle;
  }

  /** The key that signs codes is stolen, known at once, and revoked. */
  SoftwareKey revokeSigner(Instant now) throws StepRefusedException, BundleRefusedException {
    SoftwareKey stolen = signer(now).orElseThrow();
    ring = plan.lifecycle().revoke(ring, stolen.publicKey().kid(), now);
    turn(now);
    revoked.put(stolen.publicKey().kid(), published.lastEntry().getValue());
    return stolen;
  }

  private SigningKey make(RotationStep step, Instant now) {
    SoftwareKey key = SoftwareKey.generate(Algorithm.ED25519, SECRETS);
    secrets.put(key.publicKey().kid(), key);
    return SigningKey.planned(key.publicKey(), step.use(), step.window(), "memory", now);
  }

  /** Which keys there are, and which of them are bad; the rest is the same to a verifier. */
  private Set<String> news() {
    return ring.wire().stream()
        .map(key -> key.key() + (key.state() == TrustBundle.SigningKey.REVOKED ? " revoked" : ""))
        .collect(Collectors.toSet());
  }

  private void publish(Instant now) throws BundleRefusedException {
    BundleDraft draft =
        new BundleDraft(
            "simulated city",
            published.size() + 1L,
            now,
            now.plus(BUNDLE_LIFE),
            now.plus(BUNDLE_EVERY),
            ring.wire(),
            TrustPolicy.DEFAULT,
            roots,
            List.of());
    assertEquals(
        List.of(),
        lint.check(draft, trust.bundle(), now).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList());
    published.put(now, draft.sign(List.of(root), trust));
  }
}
