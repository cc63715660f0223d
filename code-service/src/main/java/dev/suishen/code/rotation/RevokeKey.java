package dev.suishen.code.rotation;

import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.ApprovedStep;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.SigningKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Revokes a key: it signs no more, at once and in every instance, and the one that may follow it
 * does, in the same step. What it signed is bad once verifiers have a bundle that says so. Proposed
 * as the kid's four bytes.
 */
@Singleton
final class RevokeKey implements ApprovedStep {
  private final CityRing ring;
  private final Lifecycle lifecycle;
  private final TakeDueSteps steps;

  RevokeKey(CityRing ring, Lifecycle lifecycle, TakeDueSteps steps) {
    this.ring = ring;
    this.lifecycle = lifecycle;
    this.steps = steps;
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
    ring.change((held, now) -> steps.activateDue(lifecycle.revoke(held, kid(what), now), now));
  }
}
