package dev.suishen.keys.demo;

import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
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
 * A pretend city that makes itself: three roots of which two sign, a key for codes and one for
 * status lists, a bundle. Its roots lie beside its other keys, which a real city's never do; so
 * everything it signs bears {@link #ISSUER}, and whoever is not a demonstration refuses that name.
 */
public final class DemoCity {
  public static final String ISSUER = "Suishen demo city";

  private static final int ROOTS = 3;
  private static final int THRESHOLD = 2;
  private static final Duration BUNDLE_LIFE = Duration.ofDays(7);
  private static final Duration BUNDLE_RENEWAL = Duration.ofDays(1);
  private static final Duration KEY_LIFE = Duration.ofDays(400);
  private static final Duration KEY_RENEWAL = Duration.ofDays(30);

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
        writeBundle(trust, held.serial() + 1, held.keys());
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
    writeBundle(trust, 1, List.of());
    return trust;
  }

  /** Beside Ed25519 one of another kind, as a city has whose third root lives in an HSM. */
  private Algorithm rootAlgorithm(int number) {
    return algorithm == Algorithm.ED25519 && number == ROOTS ? Algorithm.ES256 : algorithm;
  }

  private void writeBundle(TrustStore trust, long serial, List<SigningKey> before)
      throws IOException, BundleRefusedException {
    Instant now = clock.instant();
    List<SigningKey> keys = new ArrayList<>(before);
    renew(keys, SigningKey.FOR_CODES, now);
    renew(keys, SigningKey.FOR_STATUS_LISTS, now);
    BundleDraft draft =
        new BundleDraft(
            ISSUER,
            serial,
            now,
            now.plus(BUNDLE_LIFE),
            now.plus(BUNDLE_RENEWAL),
            keys,
            TrustPolicy.DEFAULT,
            trust.roots(),
            statusLists());
    List<CodeSigner> signers =
        trust.roots().keys().stream().limit(THRESHOLD).map(folder.keys()::signer).toList();
    folder.writeBundle(draft.sign(signers, trust));
  }

  /** Where the active key of a use ends soon, retires it and makes the next. */
  private void renew(List<SigningKey> keys, int use, Instant now) {
    long soon = now.plus(KEY_RENEWAL).getEpochSecond();
    boolean current = false;
    for (int i = 0; i < keys.size(); i++) {
      SigningKey key = keys.get(i);
      if (key.use() == use && key.state() == SigningKey.ACTIVE) {
        current |= key.notAfter() > soon;
        if (key.notAfter() <= soon) {
          keys.set(i, retired(key));
        }
      }
    }
    if (!current) {
      keys.add(
          new SigningKey(
              folder.keys().make(algorithm).publicKey(),
              now.getEpochSecond(),
              now.plus(KEY_LIFE).getEpochSecond(),
              use,
              SigningKey.ACTIVE));
    }
  }

  private static SigningKey retired(SigningKey key) {
    return new SigningKey(
        key.key(), key.notBefore(), key.notAfter(), key.use(), SigningKey.RETIRED);
  }

  private static List<StatusListLocation> statusLists() {
    List<StatusListLocation> lists = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      lists.add(new StatusListLocation(scene.number(), 0, "/status/" + scene.number() + "/0"));
    }
    return lists;
  }
}
