package dev.suishen.code.rotation;

import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.Bundles;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationStep.Action;
import dev.suishen.keys.lifecycle.StepRefusedException;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustStore;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes the next bundle when that is due or a planned key waits for it, where the holders of
 * the roots answer. Blocks on PostgreSQL.
 */
@Singleton
@Requires(beans = RootHolders.class)
final class PublishDueBundle {
  private final RootHolders roots;
  private final CityRing ring;
  private final Bundles bundles;
  private final DraftBundle draft;
  private final PublishBundle publish;
  private final AuditLog audit;
  private final RotationPlan plan;

  PublishDueBundle(
      RootHolders roots,
      CityRing ring,
      Bundles bundles,
      DraftBundle draft,
      PublishBundle publish,
      AuditLog audit,
      RotationPlan plan) {
    this.roots = roots;
    this.ring = ring;
    this.bundles = bundles;
    this.draft = draft;
    this.publish = publish;
    this.audit = audit;
    this.plan = plan;
  }

  /**
   * @param troubles is told why it could not be published
   * @return whether one was published
   */
  boolean publish(Set<String> troubles) {
    try {
      return ring.changeIf(this::published).isPresent();
    } catch (Fault refused) {
      troubles.add("bundle: " + refused.getMessage());
      return false;
    }
  }

  private Optional<KeyRing> published(KeyRing held, Instant now) throws StepRefusedException {
    TrustStore trust = bundles.held();
    if (!isDue(held, trust, now)) {
      return Optional.empty();
    }
    BundleDraft next = draft.next(held, trust, now);
    KeyRing after = publish.publish(held, signed(next, trust), now);
    String serial = Long.toString(next.serial());
    audit.append(FollowRotation.ACTOR, AuditAction.BUNDLE_PUBLISHED, serial, Map.of());
    return Optional.of(after);
  }

  private boolean isDue(KeyRing held, TrustStore trust, Instant now) {
    return trust.bundle().filter(newest -> now.isBefore(newest.nextUpdate())).isEmpty()
        || plan.due(held, now).stream().anyMatch(step -> step.action() == Action.PUBLISH);
  }

  private byte[] signed(BundleDraft next, TrustStore trust) {
    try {
      return roots.sign(next, trust);
    } catch (BundleRefusedException e) {
      throw Fault.bundleRefused(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
