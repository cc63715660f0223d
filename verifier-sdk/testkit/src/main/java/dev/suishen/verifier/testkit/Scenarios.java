package dev.suishen.verifier.testkit;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** One maker for each reason, in the order of wire format §7. */
final class Scenarios {
  private static final TrustPolicy LIMITS = TrustPolicy.DEFAULT;
  private static final Duration LISTS_AGE = Duration.ofSeconds(LIMITS.statusListMaxAge());
  private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final byte[] ANOTHER = {8, 7, 6, 5, 4, 3, 2, 1};

  private final PretendCity city;
  private final TrustHistory history;
  private final SoftwareKey stranger;
  private final ScenePolicy policy;
  private final Scene scene;

  Scenarios(PretendCity city, TrustHistory history, Seed seed, ScenePolicy policy) {
    if (!policy.takes(CodeKind.LIVE) || !policy.takes(CodeKind.PASS)) {
      throw new IllegalArgumentException("takes not both LIVE and PASS: " + policy);
    }
    this.city = city;
    this.history = history;
    this.stranger = SoftwareKey.generate(Algorithm.ED25519, seed.random("stranger"));
    this.policy = policy;
    this.scene = policy.scene().orElse(Scene.TRANSIT);
  }

  Scenario of(Reason reason) {
    return switch (reason) {
      case NOT_OUR_CODE -> scan(reason, "https://example.org/");
      case UNSUPPORTED_VERSION -> scan(reason, live().text().replace("SSC1:", "SSC2:"));
      case MALFORMED -> scan(reason, misread(live().text()));
      case UNKNOWN_KEY -> scan(reason, forgery().signedBy(stranger));
      case KEY_NOT_VALID -> scan(reason, forgery().signedBy(history.statusKey()));
      case KEY_REVOKED -> scan(reason, forgery().signedBy(history.revokedKey()));
      case ALGORITHM_MISMATCH -> scan(reason, forgery().misnaming(history.codeKey()));
      case BAD_SIGNATURE ->
          scan(reason, forgery().inTheNameOf(history.codeKey().publicKey(), stranger));
      case KIND_NOT_ALLOWED -> scan(reason, CodeIssuer.text(phone().pass()));
      case LIFETIME_TOO_LONG -> scan(reason, forgery().livingTooLong(history.codeKey()));
      case BAD_DEVICE_PROOF -> scan(reason, phone().copiedTo(phone()).show());
      case NOT_YET_VALID -> scan(reason, live().startingIn(Duration.ofSeconds(1)).text());
      case EXPIRED -> scan(reason, live().endingIn(Duration.ZERO).text());
      case PROOF_NOT_YET_VALID -> scan(reason, phone().showAhead(LIMITS.skew() + 1));
      case PROOF_EXPIRED -> scan(reason, phone().showAhead(-LIMITS.skew() - LIMITS.proofWindow()));
      case CHALLENGE_MISMATCH -> scan(reason, phone().answer(ANOTHER)).asking(CHALLENGE);
      case SCENE_NOT_COVERED -> scanInScene(reason, live().scenes(otherScenes()).text());
      case TRUST_STALE -> scan(reason, live().text()).with(syncedAgo(TrustHistory.BUNDLE_LIFE));
      case SCENE_KEY_MISSING -> scanInScene(reason, live().text()).with(withoutSceneKeys());
      case REVOKED -> scanInScene(reason, live().of(city.revokedHolder()).text());
      case STATUS_STALE -> scanInScene(reason, phone().show()).with(syncedAgo(LISTS_AGE));
      case SUSPENDED -> scanInScene(reason, live().of(city.suspendedHolder()).text());
      case ENTITLEMENT_MISSING -> withoutEntitlement(reason);
      case REPLAYED -> replayed(reason, live().text());
      case PASSBACK -> passedBack(reason, city.holder());
    };
  }

  private PretendCode live() {
    return city.live().facetBits(policy.requiredFacetBits());
  }

  /** Whose PASS is an hour old, so that a proof may be too. */
  private PretendPhone phone() {
    return city.pass()
        .facetBits(policy.requiredFacetBits())
        .from(city.now().minus(Duration.ofHours(1)))
        .phone();
  }

  private Forgery forgery() {
    return new Forgery(scene, city.now());
  }

  /** The last character is lost. */
  private static String misread(String text) {
    return text.substring(0, text.length() - 1);
  }

  private Scene[] otherScenes() {
    return EnumSet.complementOf(EnumSet.of(scene)).toArray(Scene[]::new);
  }

  private TrustStore syncedAgo(Duration time) {
    return city.trustAsOf(city.now().minus(time));
  }

  private TrustStore withoutSceneKeys() {
    TrustStore trust = city.trust();
    trust.putSceneKeys(SceneKeys.none());
    return trust;
  }

  private Scenario withoutEntitlement(Reason reason) {
    require(policy.requiredFacetBits() != 0, reason);
    return scan(reason, live().facets().text());
  }

  private Scenario replayed(Reason reason, String text) {
    return scan(reason, text).after(text);
  }

  private Scenario passedBack(Reason reason, PretendHolder holder) {
    require(!policy.coolDown().isZero(), reason);
    return scan(reason, live().of(holder).text()).after(live().of(holder).text());
  }

  private Scenario scanInScene(Reason reason, String text) {
    require(policy.scene().isPresent(), reason);
    return scan(reason, text);
  }

  private Scenario scan(Reason reason, String text) {
    return new Scenario(reason, List.of(), text, null, city.trust(), policy, city.clock());
  }

  private void require(boolean given, Reason reason) {
    if (!given) {
      throw new IllegalArgumentException(reason + " is never said by: " + policy);
    }
  }
}
