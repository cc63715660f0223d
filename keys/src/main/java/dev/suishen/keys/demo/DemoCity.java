package dev.suishen.keys.demo;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationPolicy;
import dev.suishen.keys.lifecycle.RotationStep;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A pretend city that makes itself: three roots of which two sign, for codes and for status lists a
 * key that signs and its successor, a bundle. Its roots lie beside its other keys, which a real
 * city's never do; so everything it signs bears {@link #ISSUER}, and whoever is not a demonstration
 * refuses that name.
 */
public final class DemoCity {
  public static final String ISSUER = "Suishen demo city";

  private static final int ROOTS = 3;
  private static final int THRESHOLD = 2;
  private static final Duration BUNDLE_LIFE = Duration.ofDays(7);
  private static final Duration BUNDLE_RENEWAL = Duration.ofDays(1);

  /** Its verifiers are never offline: a key signs as soon as it is published. */
  private static final RotationPlan ROTATION =
      new RotationPlan(
          new Lifecycle(Duration.ZERO),
          new RotationPolicy(
              Duration.ofDays(30), Duration.ofDays(7), Duration.ZERO, BUNDLE_RENEWAL));

  private final CityFolder folder;
  private final Algorithm algorithm;
  private final Clock clock;

  /**
   * @param algorithm of every key that is made from now on
   */
  public DemoCity(CityFolder folder, Algorithm algorithm, Clock clock) {
    this.folder = folder;
    this.algorithm = algorithm;
    this.clock = clock;
  }

  /**
   * Makes the city where the folder is empty, and its next bundle when that is due; else changes
   * nothing.
   */
  public TrustStore keepCurrent() throws IOException {
    try {
      if (folder.isEmpty()) {
        return makeCity();
      }
      // An expired bundle is no hindrance to making the next.
      TrustStore trust = folder.trust(Instant.EPOCH);
      TrustBundle held = trust.bundle().orElseThrow();
      if (!clock.instant().isBefore(held.nextUpdate())) {
        writeBundle(trust, held.serial() + 1, KeyRing.from(held));
      }
      return trust;
    } catch (BundleRefusedException e) {
      throw new IOException("the demo city's own bundle is refused", e);
    }
  }

  private TrustStore makeCity() throws IOException, BundleRefusedException {
    List<VerificationKey> roots = new ArrayList<>();
    for (int i = 1; i <= ROOTS; i++) {
      roots.add(folder.keys().make(rootAlgorithm(i)).publicKey());
    }
    RootSet rootSet = RootSet.of(THRESHOLD, roots);
    folder.writeRoots(rootSet);
    TrustStore trust = TrustStore.pinned(rootSet);
    writeBundle(trust, 1, KeyRing.empty());
    return trust;
  }

  /** Beside Ed25519 one of another kind, as a city has whose third root lives in an HSM. */
  private Algorithm rootAlgorithm(int number) {
    return algorithm == Algorithm.ED25519 && number == ROOTS ? Algorithm.ES256 : algorithm;
  }

  private void writeBundle(TrustStore trust, long serial, KeyRing before)
      throws IOException, BundleRefusedException {
    Instant now = clock.instant();
    BundleDraft draft =
        new BundleDraft(
            ISSUER,
            serial,
            now,
            now.plus(BUNDLE_LIFE),
            now.plus(BUNDLE_RENEWAL),
            rotate(before, serial, now).wire(),
            TrustPolicy.DEFAULT,
            trust.roots(),
            statusLists());
    List<CodeSigner> signers =
        trust.roots().keys().stream().limit(THRESHOLD).map(folder.keys()::signer).toList();
    folder.writeBundle(draft.sign(signers, trust));
  }

  private KeyRing rotate(KeyRing before, long serial, Instant now) throws IOException {
    try {
      return ROTATION.follow(before, serial, now, step -> make(step, now));
    } catch (StepRefusedException e) {
      throw new IOException("the demo city's own key is refused", e);
    }
  }

  /** The private half is kept before any bundle names the key. */
  private SigningKey make(RotationStep step, Instant now) {
    VerificationKey key = folder.keys().make(algorithm).publicKey();
    return SigningKey.planned(key, step.use(), step.window(), KeyCustody.name(key), now);
  }

  private static List<StatusListLocation> statusLists() {
    List<StatusListLocation> lists = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      lists.add(new StatusListLocation(scene.number(), 0, "/status/" + scene.number() + "/0"));
    }
    return lists;
  }
}
