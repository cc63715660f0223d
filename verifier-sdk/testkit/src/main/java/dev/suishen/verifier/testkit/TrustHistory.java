package dev.suishen.verifier.testkit;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A pretend city's roots, signing keys and bundles, from its foundation on. */
final class TrustHistory {
  static final Duration BUNDLE_LIFE = Duration.ofDays(7);
  static final Duration RENEWAL = Duration.ofDays(1);

  private static final int ROOTS = 3;
  private static final int THRESHOLD = 2;

  /** Longer than any code lives, so that a test may date one back. */
  private static final Duration KEYS_BEFORE = Duration.ofDays(400);

  private static final Duration KEYS_AFTER = Duration.ofDays(3650);

  private final Seed seed;
  private final Instant founded;
  private final TrustStore followed;
  private final RootSet firstRoots;
  private final List<TrustBundle> bundles = new ArrayList<>();
  private final List<SigningKey> keys = new ArrayList<>();
  private final SoftwareKey statusKey;
  private final SoftwareKey revokedKey;

  /** One of each algorithm is in every bundle long before it signs, so that verifiers know it. */
  private final Map<Algorithm, SoftwareKey> announced = new EnumMap<>(Algorithm.class);

  private List<SoftwareKey> roots;
  private SoftwareKey codeKey;
  private int made;

  TrustHistory(Seed seed, Instant now) {
    this.seed = seed;
    this.founded = now;
    this.roots = newRoots();
    this.firstRoots = rootSet();
    this.followed = TrustStore.pinned(firstRoots);
    this.statusKey = newKey(Algorithm.ED25519);
    this.revokedKey = newKey(Algorithm.ED25519);
    this.codeKey = newKey(Algorithm.ED25519);
    keys.add(entry(statusKey, SigningKey.FOR_STATUS_LISTS, SigningKey.ACTIVE));
    keys.add(entry(revokedKey, SigningKey.FOR_CODES, SigningKey.REVOKED));
    keys.add(entry(codeKey, SigningKey.FOR_CODES, SigningKey.ACTIVE));
    for (Algorithm algorithm : Algorithm.values()) {
      announce(algorithm);
    }
    publish(now);
  }

  /** The newest bundle; makes the next where that is due. */
  TrustBundle current(Instant now) {
    if (!now.isBefore(newest().nextUpdate())) {
      publish(now);
    }
    return newest();
  }

  void publish(Instant now) {
    publish(now, roots.subList(0, THRESHOLD));
  }

  /**
   * The announced key of that algorithm signs codes from now on, and another is announced.
   *
   * @param stateOfFormer {@link SigningKey#RETIRED} or {@link SigningKey#REVOKED}
   */
  void replaceCodeKey(Algorithm algorithm, int stateOfFormer, Instant now) {
    enter(codeKey, stateOfFormer);
    codeKey = Objects.requireNonNull(announced.get(algorithm));
    enter(codeKey, SigningKey.ACTIVE);
    announce(algorithm);
    publish(now);
  }

  /** The former roots and the new ones sign the bundle that names the new. */
  void changeRoots(Instant now) {
    List<SoftwareKey> signers = new ArrayList<>(roots.subList(0, THRESHOLD));
    roots = newRoots();
    signers.addAll(roots.subList(0, THRESHOLD));
    publish(now, signers);
  }

  /** A store that took its last bundle at another moment; any later bundle can follow. */
  TrustStore asOf(Instant moment) {
    TrustStore trust = TrustStore.pinned(rootSet());
    sign(newest().serial() - 1, moment, roots.subList(0, THRESHOLD), trust);
    return trust;
  }

  RootSet firstRoots() {
    return firstRoots;
  }

  List<TrustBundle> bundles() {
    return bundles;
  }

  /** What a verifier holds that has followed every bundle. */
  TrustStore followed() {
    return followed;
  }

  SoftwareKey codeKey() {
    return codeKey;
  }

  SoftwareKey statusKey() {
    return statusKey;
  }

  /** For codes, and revoked in every bundle. */
  SoftwareKey revokedKey() {
    return revokedKey;
  }

  private TrustBundle newest() {
    return bundles.get(bundles.size() - 1);
  }

  private void publish(Instant now, List<SoftwareKey> signers) {
    bundles.add(sign(bundles.size() + 1, now, signers, followed));
  }

  private TrustBundle sign(
      long serial, Instant issuedAt, List<SoftwareKey> signers, TrustStore trust) {
    BundleDraft draft =
        new BundleDraft(
            DemoCity.ISSUER, // one name that everyone refuses who is not a demonstration
            serial,
            issuedAt,
            issuedAt.plus(BUNDLE_LIFE),
            issuedAt.plus(RENEWAL),
            keys,
            TrustPolicy.DEFAULT,
            rootSet(),
            Statuses.locations());
    try {
      return draft.sign(signers, trust);
    } catch (BundleRefusedException e) {
      throw new IllegalStateException("the pretend city's own bundle is refused", e);
    }
  }

  private RootSet rootSet() {
    return RootSet.of(THRESHOLD, roots.stream().map(SoftwareKey::publicKey).toList());
  }

  private List<SoftwareKey> newRoots() {
    List<SoftwareKey> made = new ArrayList<>();
    for (int i = 1; i <= ROOTS; i++) {
      // One of another kind, as a city has whose third root lives in an HSM.
      made.add(newKey(i == ROOTS ? Algorithm.ES256 : Algorithm.ED25519));
    }
    return made;
  }

  private SoftwareKey newKey(Algorithm algorithm) {
    return SoftwareKey.generate(algorithm, seed.random("key " + made++));
  }

  private void announce(Algorithm algorithm) {
    SoftwareKey key = newKey(algorithm);
    announced.put(algorithm, key);
    keys.add(entry(key, SigningKey.FOR_CODES, SigningKey.PUBLISHED));
  }

  private void enter(SoftwareKey codeKey, int state) {
    SigningKey entry = entry(codeKey, SigningKey.FOR_CODES, state);
    keys.replaceAll(held -> held.key().equals(entry.key()) ? entry : held);
  }

  private SigningKey entry(SoftwareKey key, int use, int state) {
    return new SigningKey(
        key.publicKey(),
        founded.minus(KEYS_BEFORE).getEpochSecond(),
        founded.plus(KEYS_AFTER).getEpochSecond(),
        use,
        state);
  }
}
