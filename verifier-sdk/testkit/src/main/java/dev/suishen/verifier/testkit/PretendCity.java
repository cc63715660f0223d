package dev.suishen.verifier.testkit;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A city for tests: roots of which two of three sign, keys, bundles, status lists, holders and
 * their codes, all made by the city's real issuers and read by the real verifier. The same seed,
 * clock and calls make the same bytes, for every algorithm.
 *
 * <p>Nothing of it is secret, and its roots are never pinned outside of a test. It signs under the
 * demonstration's name, {@code Suishen demo city}. Thread-safe.
 */
public final class PretendCity {
  private static final PretendHolder REVOKED = new PretendHolder(PretendHolder.MOST - 1);
  private static final PretendHolder SUSPENDED = new PretendHolder(PretendHolder.MOST - 2);

  private final Clock clock;
  private final Seed seed;
  private final TrustHistory history;
  private final SceneSecrets secrets;
  private final Statuses statuses = new Statuses();
  private final SecureRandom ctis;
  private @Nullable CodeIssuer issuer;
  private int holders;

  private PretendCity(Clock clock, Seed seed) {
    this.clock = clock;
    this.seed = seed;
    this.history = new TrustHistory(seed, now());
    this.secrets = new SceneSecrets(seed);
    this.ctis = seed.random("cti");
    statuses.set(REVOKED, Status.INVALID);
    statuses.set(SUSPENDED, Status.SUSPENDED);
  }

  /** A city founded now by this clock, with seed 1. */
  public static PretendCity at(Clock clock) {
    return at(clock, 1);
  }

  /** A city founded now by this clock; another seed is another city. */
  public static PretendCity at(Clock clock, long seed) {
    return new PretendCity(clock, new Seed(seed));
  }

  // What verifiers are given.

  /** The roots that were handed out at the foundation; later ones follow through the bundles. */
  public synchronized RootSet roots() {
    return history.firstRoots();
  }

  /** A new store, pinned to {@link #roots} and brought up to date for every scene. */
  public synchronized TrustStore trust() {
    TrustStore trust = TrustStore.pinned(roots());
    sync(trust);
    return trust;
  }

  /**
   * Brings a store up to date for every scene, as a verifier's refresh does; what the city does
   * afterwards it does not see.
   *
   * @throws IllegalArgumentException if it does not trust this city, or holds what is later
   */
  public synchronized void sync(TrustStore trust) {
    TrustBundle newest = bundle();
    long held = trust.bundle().map(TrustBundle::serial).orElse(0L);
    try {
      for (TrustBundle bundle : history.bundles()) {
        boolean step = bundle == newest || !bundle.roots().equals(trust.roots());
        if (bundle.serial() > held && step) {
          trust.takeBundle(bundle.encoded(), bundle.issuedAt());
        }
      }
      for (Scene scene : Scene.values()) {
        trust.takeStatusList(statusList(scene));
      }
      trust.putSceneKeys(allSceneKeys());
    } catch (BundleRefusedException | StatusListRefusedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The newest bundle. The next is made where it is due by the clock: once a day, for a week. */
  public synchronized TrustBundle bundle() {
    return history.current(now());
  }

  /** Every bundle so far, in order; whoever was away walks through those that changed the roots. */
  public synchronized List<TrustBundle> bundles() {
    bundle();
    return List.copyOf(history.bundles());
  }

  /** The scene's Status List Token: at most an hour old, good for four days. */
  public synchronized byte[] statusList(Scene scene) {
    return statuses.current(scene, history.statusKey(), now()).clone();
  }

  /** What the scene's operators are given: the keys of 180 days back to 60 ahead. */
  public synchronized SceneKeys sceneKeys(Scene scene) {
    return SceneKeys.of(secrets.keys(scene, now()));
  }

  // Holders and what they show.

  /** Someone new. */
  public synchronized PretendHolder holder() {
    return new PretendHolder(holders++);
  }

  /** What a scene calls this holder now: 10 hexadecimal digits, as {@code VerifiedCode.subject}. */
  public synchronized String subject(PretendHolder holder, Scene scene) {
    return String.format(Locale.ROOT, "%010x", secrets.subject(holder, scene, now()));
  }

  /** A LIVE code, good for a minute. */
  public synchronized PretendCode live() {
    return new PretendCode(this, CodeKind.LIVE, holder());
  }

  /** A PASS on a phone, good for a day. */
  public synchronized PretendCode pass() {
    return new PretendCode(this, CodeKind.PASS, holder());
  }

  /** A PAPER code, good for thirty days. */
  public synchronized PretendCode paper() {
    return new PretendCode(this, CodeKind.PAPER, holder());
  }

  /** {@link #codeThatIs(Reason, ScenePolicy)} at a transit gate. */
  public synchronized Scenario codeThatIs(Reason reason) {
    return codeThatIs(reason, ScenePolicy.transitGate());
  }

  /**
   * A text, and the trust that goes with it, that the real verifier answers with this reason now.
   * Save for TRUST_STALE, STATUS_STALE and SCENE_KEY_MISSING, any store that is up to date will do.
   *
   * @param policy takes LIVE and PASS
   * @throws IllegalArgumentException if that policy never gives this reason: without a cool-down
   *     none is PASSBACK
   */
  public synchronized Scenario codeThatIs(Reason reason, ScenePolicy policy) {
    return new Scenarios(this, history, seed, policy).of(reason);
  }

  // What the city does; verifiers see it with their next sync.

  /** The holder's codes are invalid for good. */
  public synchronized void revoke(PretendHolder holder) {
    statuses.set(holder, Status.INVALID);
  }

  /** The holder's codes are not to be taken for now. */
  public synchronized void suspend(PretendHolder holder) {
    statuses.set(holder, Status.SUSPENDED);
  }

  /** The holder's codes are good again. */
  public synchronized void reinstate(PretendHolder holder) {
    statuses.set(holder, Status.VALID);
  }

  /** A bundle of the next serial, before it is due. */
  public synchronized void publishBundle() {
    history.publish(now());
  }

  /**
   * Another key signs codes from now on; what the former one signed stays good. Every verifier that
   * has synced since the last change of keys knows it already, as with a change that was planned.
   */
  public synchronized void rotateCodeKey(Algorithm algorithm) {
    history.replaceCodeKey(algorithm, SigningKey.RETIRED, now());
    issuer = null;
  }

  /** Another key signs codes from now on; nothing that the former one signed is good. */
  public synchronized void revokeCodeKey() {
    Algorithm algorithm = history.codeKey().publicKey().algorithm();
    history.replaceCodeKey(algorithm, SigningKey.REVOKED, now());
    issuer = null;
  }

  /** Other roots from now on, vouched for by the former ones. */
  public synchronized void changeRoots() {
    history.changeRoots(now());
  }

  @Override
  public String toString() {
    return "pretend city, for tests alone, of seed " + seed.value() + ": " + roots();
  }

  /** 32 bytes, which a service hands to the operators of the scene. */
  byte[] sceneSecret(Scene scene, long epoch) {
    return secrets.secret(scene, epoch);
  }

  Instant now() {
    return clock.instant();
  }

  PretendHolder revokedHolder() {
    return REVOKED;
  }

  PretendHolder suspendedHolder() {
    return SUSPENDED;
  }

  Clock clock() {
    return clock;
  }

  /** A store that was brought up to date at another moment and never since. */
  TrustStore trustAsOf(Instant moment) {
    TrustStore trust = history.asOf(moment);
    try {
      for (Scene scene : Scene.values()) {
        trust.takeStatusList(statuses.sign(scene, history.statusKey(), moment));
      }
    } catch (StatusListRefusedException e) {
      throw new IllegalStateException("the pretend city's own list is refused", e);
    }
    trust.putSceneKeys(allSceneKeys());
    return trust;
  }

  synchronized String issue(PretendCode code) {
    return code.kind() == CodeKind.LIVE
        ? issuer().live(code.notBefore(), code.expires(), parts(code))
        : issuer().paper(code.notBefore(), code.expires(), parts(code));
  }

  synchronized PretendPhone issueTo(PretendCode code, Algorithm algorithm) {
    SoftwareKey key =
        SoftwareKey.generate(algorithm, seed.random(algorithm + " phone " + code.holder()));
    byte[] pass = issuer().pass(code.notBefore(), code.expires(), parts(code), key.publicKey());
    return new PretendPhone(pass, key, clock);
  }

  private SceneKeys allSceneKeys() {
    return SceneKeys.of(secrets.keys(now()));
  }

  private CodeIssuer issuer() {
    bundle();
    if (issuer == null) {
      issuer = CodeIssuer.proven(history.codeKey(), history.followed(), clock, ctis);
    }
    return issuer;
  }

  private List<ScenePart> parts(PretendCode code) {
    List<ScenePart> parts = new ArrayList<>();
    for (Scene scene : code.scenes()) {
      parts.add(
          new ScenePart(
              secrets.key(scene, code.notBefore()),
              secrets.subject(code.holder(), scene, code.notBefore()),
              code.facetBits(),
              code.holder().place(scene.number())));
    }
    return parts;
  }
}
