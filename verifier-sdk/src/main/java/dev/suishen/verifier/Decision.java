package dev.suishen.verifier;

import dev.suishen.verifier.ReplayGuard.Mark;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore.Trust;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.Verification.Undetermined;
import dev.suishen.verifier.VerifiedCode.Unsealed;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.cbor.Slice;
import dev.suishen.verifier.internal.claims.Claims;
import dev.suishen.verifier.internal.envelope.CoseSign1;
import dev.suishen.verifier.internal.envelope.DeviceProof;
import dev.suishen.verifier.internal.envelope.Envelope;
import dev.suishen.verifier.internal.envelope.IssuerCode;
import dev.suishen.verifier.internal.rules.KeyRules;
import dev.suishen.verifier.internal.rules.StatusRules;
import dev.suishen.verifier.internal.rules.TimeRules;
import dev.suishen.verifier.internal.signature.CoseKey;
import dev.suishen.verifier.internal.signature.HastenedCheck;
import dev.suishen.verifier.internal.signature.SignatureCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One scan, from envelope to verdict: steps 3 to 16 of wire format §7, in their order, at one
 * moment.
 */
final class Decision {
  private final Trust trust;
  private final ScenePolicy policy;
  private final ReplayGuard replayGuard;
  private final ClockHealth clockHealth;
  private final @Nullable SignatureEngine engine;
  private final long now;
  private final byte @Nullable [] challenge;

  Decision(
      Trust trust,
      ScenePolicy policy,
      ReplayGuard replayGuard,
      ClockHealth clockHealth,
      @Nullable SignatureEngine engine,
      long now,
      byte @Nullable [] challenge) {
    this.trust = trust;
    this.policy = policy;
    this.replayGuard = replayGuard;
    this.clockHealth = clockHealth;
    this.engine = engine;
    this.now = now;
    this.challenge = challenge;
  }

  Verification on(Envelope envelope) throws MalformedException {
    TrustBundle bundle = trust.bundle();
    if (bundle == null) {
      return new Undetermined(Reason.TRUST_STALE, Optional.empty(), Optional.empty());
    }
    SigningKey key = bundle.find(envelope.issuer().kid());
    if (key == null) { // step 3
      return now > bundle.nextUpdate().getEpochSecond()
          ? new Undetermined(Reason.TRUST_STALE, Optional.empty(), since(bundle.nextUpdate()))
          : new Rejected(Reason.UNKNOWN_KEY);
    }
    Reason refused = authenticate(envelope.issuer(), key);
    if (refused != null) {
      return new Rejected(refused);
    }
    Claims claims = Claims.read(envelope.issuer().message().payload()); // step 6
    VerifiedCode code = VerifiedCode.sealed(key.key().kid(), claims, envelope.proof());
    refused = weigh(code, key, bundle.policy());
    return refused == null ? answer(code, bundle) : new Rejected(refused);
  }

  /** Steps 4 and 5. */
  private @Nullable Reason authenticate(IssuerCode code, SigningKey key) {
    Reason refused = KeyRules.mayVerify(key, code.alg());
    if (refused != null) {
      return refused;
    }
    CoseSign1 message = code.message();
    return key.key().verifies(message.toBeSigned(), message.signature(), engine)
        ? null
        : Reason.BAD_SIGNATURE;
  }

  /** Steps 6, its second part, to 11. */
  private @Nullable Reason weigh(VerifiedCode code, SigningKey key, TrustPolicy limits) {
    Claims claims = code.claims();
    DeviceProof proof = code.proof();
    if ((claims.kind() == CodeKind.PASS) != (proof != null)) {
      return Reason.KIND_NOT_ALLOWED;
    }
    Reason refused = KeyRules.coversStart(key, claims.notBefore());
    if (refused == null) {
      refused = TimeRules.lifetime(claims, limits);
    }
    if (refused == null) {
      refused = provePossession(claims.holderKey(), proof);
    }
    if (refused == null) {
      learnTime(code, limits);
      refused = TimeRules.current(claims, limits, now);
    }
    if (refused == null) {
      refused = answerChallenge(claims, proof, limits);
    }
    return refused == null ? serve(claims) : refused;
  }

  /** From codes whose signatures have held, before their times are weighed. */
  private void learnTime(VerifiedCode code, TrustPolicy limits) {
    Claims claims = code.claims();
    DeviceProof proof = code.proof();
    if (proof != null) {
      clockHealth.sawProof(code.ctiBits(), proof.issuedAt(), limits.proofWindow(), now);
    } else if (claims.kind() == CodeKind.LIVE) {
      clockHealth.sawLive(code.ctiBits(), claims.notBefore(), claims.expires(), now);
    }
  }

  /** Step 8. */
  private @Nullable Reason provePossession(
      @Nullable CoseKey holderKey, @Nullable DeviceProof proof) {
    if (holderKey == null || proof == null) {
      return null;
    }
    if (proof.alg() != holderKey.algorithm().coseId()) {
      return Reason.ALGORITHM_MISMATCH;
    }
    CoseSign1 message = proof.message();
    SignatureCheck check = SignatureCheck.ofVouchedFor(holderKey);
    if (engine != null) {
      check = new HastenedCheck(holderKey, check, engine);
    }
    return check.holds(message.toBeSigned(), message.signature()) ? null : Reason.BAD_DEVICE_PROOF;
  }

  /** Step 10. Only a device can answer a challenge. */
  private @Nullable Reason answerChallenge(
      Claims claims, @Nullable DeviceProof proof, TrustPolicy limits) {
    if (proof == null) {
      return challenge == null ? null : Reason.CHALLENGE_MISMATCH;
    }
    return TimeRules.proof(proof, claims, limits, now, challenge);
  }

  /** Step 11. */
  private @Nullable Reason serve(Claims claims) {
    if (policy.scene().isPresent() && !claims.covers(policy.scene().get())) {
      return Reason.SCENE_NOT_COVERED;
    }
    return policy.takes(claims.kind()) ? null : Reason.KIND_NOT_ALLOWED;
  }

  /** Step 12. */
  private Verification answer(VerifiedCode code, TrustBundle bundle) {
    return now >= bundle.expires().getEpochSecond()
        ? new Undetermined(Reason.TRUST_STALE, Optional.of(code), since(bundle.expires()))
        : complete(code, bundle.policy());
  }

  private Optional<Duration> since(Instant due) {
    return Optional.of(Duration.ofSeconds(now - due.getEpochSecond()));
  }

  /** What the policy makes of an undetermined answer; marks the code where it admits. */
  Instruction settle(Undetermined answer) {
    TrustBundle bundle = trust.bundle();
    VerifiedCode code = answer.code().orElse(null);
    if (answer.reason() != Reason.TRUST_STALE || bundle == null || code == null) {
      return policy.whenUndetermined();
    }
    if (!isStillGood(code, bundle)) {
      return Instruction.REFUSE;
    }
    if (now >= bundle.expires().plus(policy.staleTrust()).getEpochSecond()) {
      return isRevoked(code, bundle.policy()) ? Instruction.REFUSE : policy.whenUndetermined();
    }
    return complete(code, bundle.policy())
        .fold(
            accepted -> onAdmission(accepted.code()),
            rejected -> Instruction.REFUSE,
            undetermined -> policy.whenUndetermined());
  }

  static Instruction onAdmission(VerifiedCode code) {
    return code.kind() == CodeKind.PAPER ? Instruction.CHECK_DOCUMENT : Instruction.ADMIT;
  }

  /**
   * Steps 3, 4, 9 and 10 again: the moment of admission may be later than that of the answer, and
   * the bundle another.
   */
  private boolean isStillGood(VerifiedCode code, TrustBundle bundle) {
    SigningKey key = bundle.find(code.kid());
    DeviceProof proof = code.proof();
    return key != null
        && KeyRules.mayVerify(key, key.key().algorithm().coseId()) == null
        && TimeRules.current(code.claims(), bundle.policy(), now) == null
        && (proof == null
            || TimeRules.proof(proof, code.claims(), bundle.policy(), now, null) == null);
  }

  private boolean isRevoked(VerifiedCode code, TrustPolicy limits) {
    Scene scene = policy.scene().orElse(null);
    SceneKey key = scene == null ? null : sceneKey(scene, code);
    if (scene == null || key == null) {
      return false;
    }
    Reason status = status(scene, unseal(code.claims(), key), code.kind(), limits);
    return status == Reason.REVOKED || status == Reason.SUSPENDED;
  }

  private @Nullable SceneKey sceneKey(Scene scene, VerifiedCode code) {
    return trust.sceneKeys().find(scene, SceneKey.epochOf(code.claims().notBefore()));
  }

  private @Nullable Reason status(
      Scene scene, Unsealed unsealed, CodeKind kind, TrustPolicy limits) {
    int index = unsealed.statusIndex();
    return StatusRules.status(trust.statusLists().covering(scene, index), index, kind, limits, now);
  }

  /** Steps 13 to 16. */
  private Verification complete(VerifiedCode code, TrustPolicy limits) {
    Scene scene = policy.scene().orElse(null);
    if (scene == null) {
      return unlessReplayed(code, limits);
    }
    SceneKey sceneKey = sceneKey(scene, code);
    if (sceneKey == null) {
      return new Undetermined(Reason.SCENE_KEY_MISSING, Optional.of(code), Optional.empty());
    }
    Unsealed unsealed = unseal(code.claims(), sceneKey);
    return admit(code.with(unsealed), unsealed, scene, limits);
  }

  private static Unsealed unseal(Claims claims, SceneKey key) {
    byte[] part = claims.sealedFor(key.scene()).copy();
    byte[] plain = key.applyPad(claims.cti().copy(), part);
    Slice fields = new Slice(plain, 0, plain.length);
    long subject = (long) (plain[0] & 0xff) << 32 | fields.int32(1) & 0xffffffffL;
    int facets = (plain[5] & 0xff) << 8 | plain[6] & 0xff;
    return new Unsealed(subject, facets, fields.int32(7));
  }

  /** Steps 14 and 15. */
  private Verification admit(
      VerifiedCode code, Unsealed unsealed, Scene scene, TrustPolicy limits) {
    Reason refused = status(scene, unsealed, code.kind(), limits);
    if (refused == Reason.STATUS_STALE) {
      return new Undetermined(refused, Optional.of(code), Optional.empty());
    }
    if (refused != null) {
      return new Rejected(refused);
    }
    int required = policy.requiredFacetBits();
    if ((unsealed.facets() & required) != required) {
      return new Rejected(Reason.ENTITLEMENT_MISSING);
    }
    return unlessReplayed(code, limits);
  }

  /** Step 16. */
  private Verification unlessReplayed(VerifiedCode code, TrustPolicy limits) {
    if (!isFirstUse(code, limits)) {
      return new Rejected(Reason.REPLAYED);
    }
    Unsealed unsealed = code.unsealed();
    if (unsealed != null && !hasCooledDown(unsealed.subject())) {
      return new Rejected(Reason.PASSBACK);
    }
    return new Accepted(code);
  }

  /**
   * A PAPER code is shown again and again by its nature; only its holder's cool-down can refuse it.
   */
  private boolean isFirstUse(VerifiedCode code, TrustPolicy limits) {
    DeviceProof proof = code.proof();
    if (proof != null) {
      Mark mark = new Mark(ReplayGuard.Type.PROOF, code.ctiBits(), proof.issuedAt());
      return replayGuard.remember(mark, now, TimeRules.proofEnds(proof, limits));
    }
    if (code.kind() == CodeKind.PAPER) {
      return true;
    }
    Mark mark = new Mark(ReplayGuard.Type.CODE, code.ctiBits(), 0);
    return replayGuard.remember(mark, now, code.expires().getEpochSecond() + limits.skew());
  }

  private boolean hasCooledDown(long subject) {
    long seconds = policy.coolDown().getSeconds();
    int scene = policy.scene().map(Scene::number).orElse(0);
    return seconds == 0
        || replayGuard.remember(
            new Mark(ReplayGuard.Type.SUBJECT, subject, scene), now, now + seconds);
  }
}
