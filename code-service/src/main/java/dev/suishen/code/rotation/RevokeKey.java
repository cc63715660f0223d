package dev.suishen.code.rotation;

import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.ApprovedStep;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationStep;
import dev.suishen.keys.lifecycle.RotationStep.Action;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;

/**
 * Revokes a key: it signs no more, at once and in every instance. What may follow it signs from the
 * same moment on, so that no citizen goes without a code. What it signed is bad once verifiers have
 * a bundle that says so. Proposed as the kid's four bytes.
 */
@Singleton
final class RevokeKey implements ApprovedStep {
  private final CityRing ring;
  private final TakeStep takeStep;
  private final RotationPlan plan;

  RevokeKey(CityRing ring, TakeStep takeStep, RotationPlan plan) {
    this.ring = ring;
    this.takeStep = takeStep;
    this.plan = plan;
  }

  static byte[] what(int kid) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(kid).array();
  }

  private static int kid(byte[] what) {
    return ByteBuffer.wrap(what).getInt();
  }

  @Override
  public ApprovalKind kind() {
    return ApprovalKind.REVOKE_KEY;
  }

  @Override
  public String subject(byte[] what) {
    return SigningKey.name(kid(what));
  }

  /** A stolen key is everybody's business. */
  @Override
  public Set<String> barred(byte[] what) {
    return Set.of();
  }

  @Override
  public void take(byte[] what, String proposedBy, String approvedBy) {
    ring.change((held, now) -> followed(plan.lifecycle().revoke(held, kid(what), now), now));
  }

  private KeyRing followed(KeyRing revoked, Instant now) throws StepRefusedException {
    KeyRing after = revoked;
    for (RotationStep step : plan.due(revoked, now)) {
      if (step.action() == Action.ACTIVATE && revoked.signer(step.use(), now).isEmpty()) {
        int kid = step.key().orElseThrow().kid();
        after = takeStep.activate(after, kid, FollowRotation.ACTOR, now);
      }
    }
    return after;
  }
}
