package dev.suishen.code.rotation;

import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.trust.CityRing;
import dev.suishen.code.trust.CitySettings;
import dev.suishen.code.trust.CitySource;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.keys.lifecycle.Window;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a key in the custody and enters it in the ring; blocks on both. */
@Singleton
public final class PlanKey {
  private final Writes writes;
  private final CityRing ring;
  private final PlannedKeys planned;
  private final AuditLog audit;
  private final ListKeys keys;
  private final RotationPlan plan;
  private final KeyCustody custody;
  private final Algorithm algorithm;
  private final SecureRandom random;

  PlanKey(
      Writes writes,
      CityRing ring,
      PlannedKeys planned,
      AuditLog audit,
      ListKeys keys,
      RotationPlan plan,
      CitySource city,
      CitySettings citySettings,
      SecureRandom random) {
    this.writes = writes;
    this.ring = ring;
    this.planned = planned;
    this.audit = audit;
    this.keys = keys;
    this.plan = plan;
    this.custody = city.custody();
    this.algorithm = citySettings.keyAlgorithm(custody);
    this.random = random;
  }

  /**
   * @param notBefore that of the rotation's next key where it is null
   * @param notAfter the same
   * @param dryRun whether nothing is changed and no key made: what is answered is of one thrown
   *     away
   * @throws Fault STEP_REFUSED, PARAMETER_INVALID, SERVICE_UNAVAILABLE
   */
  public KeyView plan(
      KeyUse use,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      String actor,
      boolean dryRun) {
    return writes.run(
        dryRun,
        () -> {
          KeyRing after =
              ring.change(
                  (before, now) -> {
                    Window usual = plan.window(before, use, now);
                    Window window =
                        window(
                            notBefore == null ? usual.notBefore() : notBefore,
                            notAfter == null ? usual.notAfter() : notAfter);
                    return plan(before, use, window, actor, now, dryRun);
                  });
          return keys.view(after, after.keys().get(after.keys().size() - 1).kid());
        });
  }

  private static Window window(Instant notBefore, Instant notAfter) {
    try {
      return new Window(notBefore, notAfter);
    } catch (IllegalArgumentException e) {
      throw Fault.of(FaultCode.PARAMETER_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** Call it under the lock of the ring; every rule is asked before a key is made. */
  KeyRing plan(KeyRing before, KeyUse use, Window window, String actor, Instant now, boolean dryRun)
      throws StepRefusedException {
    VerificationKey tried = SoftwareKey.generate(algorithm, random).publicKey();
    KeyRing after = enter(before, tried, use, window, now);
    VerificationKey made = dryRun ? tried : make();
    planned.put(KeyCustody.name(made), actor);
    audit.append(
        actor,
        AuditAction.KEY_PLANNED,
        KeyCustody.name(made),
        Map.of(
            "use", use.name(),
            "notBefore", window.notBefore().toString(),
            "notAfter", window.notAfter().toString()));
    return dryRun ? after : enter(before, made, use, window, now);
  }

  private KeyRing enter(KeyRing before, VerificationKey key, KeyUse use, Window window, Instant now)
      throws StepRefusedException {
    SigningKey entered = SigningKey.planned(key, use, window, KeyCustody.name(key), now);
    return plan.lifecycle().plan(before, entered, now);
  }

  private VerificationKey make() {
    try {
      return custody.make(algorithm).publicKey();
    } catch (CustodyException e) {
      throw Fault.of(FaultCode.SERVICE_UNAVAILABLE, "no key can be made: " + e.reason());
    }
  }
}
