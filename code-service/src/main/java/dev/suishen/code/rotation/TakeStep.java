package dev.suishen.code.rotation;

import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Takes a key one step further; blocks on PostgreSQL. */
@Singleton
public final class TakeStep {
  private final Writes writes;
  private final CityRing ring;
  private final AuditLog audit;
  private final ListKeys keys;
  private final Lifecycle lifecycle;

  TakeStep(Writes writes, CityRing ring, AuditLog audit, ListKeys keys, Lifecycle lifecycle) {
    this.writes = writes;
    this.ring = ring;
    this.audit = audit;
    this.keys = keys;
    this.lifecycle = lifecycle;
  }

  /**
   * Lets a published key sign.
   *
   * @throws Fault STEP_REFUSED
   */
  public KeyView activate(int kid, String actor, boolean dryRun) {
    return writes.run(
        dryRun, () -> keys.view(ring.change((held, now) -> activate(held, kid, actor, now)), kid));
  }

  KeyRing activate(KeyRing held, int kid, String actor, Instant now) throws StepRefusedException {
    KeyRing after = lifecycle.activate(held, kid, now);
    append(actor, AuditAction.KEY_ACTIVATED, kid);
    return after;
  }

  /**
   * Ends an active key's signing.
   *
   * @throws Fault STEP_REFUSED
   */
  public KeyView retire(int kid, String actor, boolean dryRun) {
    return writes.run(
        dryRun, () -> keys.view(ring.change((held, now) -> retire(held, kid, actor, now)), kid));
  }

  KeyRing retire(KeyRing held, int kid, String actor, Instant now) throws StepRefusedException {
    KeyRing after = lifecycle.retire(held, kid, now);
    append(actor, AuditAction.KEY_RETIRED, kid);
    return after;
  }

  /**
   * Takes a key out of the ring.
   *
   * @return the ring without it
   * @throws Fault STEP_REFUSED
   */
  public KeyRing forget(int kid, String actor, boolean dryRun) {
    return writes.run(dryRun, () -> ring.change((held, now) -> forget(held, kid, actor, now)));
  }

  KeyRing forget(KeyRing held, int kid, String actor, Instant now) throws StepRefusedException {
    KeyRing after = lifecycle.forget(held, kid, now);
    append(actor, AuditAction.KEY_FORGOTTEN, kid);
    return after;
  }

  private void append(String actor, AuditAction action, int kid) {
    audit.append(actor, action, SigningKey.name(kid), Map.of());
  }
}
