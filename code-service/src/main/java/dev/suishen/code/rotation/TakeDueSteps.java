package dev.suishen.code.rotation;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.Adoption;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationStep;
import dev.suishen.keys.lifecycle.RotationStep.Action;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.lifecycle.StepRefusedException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the steps that the schedule asks for, publishing excepted, each under the lock of the ring
 * and in a transaction of its own. Blocks on PostgreSQL and the custody.
 */
@Singleton
final class TakeDueSteps {
  /** Activation waits for slow verifiers while another key signs for this long at least. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final CityRing ring;
  private final PlanKey planKey;
  private final TakeStep takeStep;
  private final Adoption adoption;
  private final RotationPlan plan;
  private final Clock clock;

  TakeDueSteps(
      CityRing ring,
      PlanKey planKey,
      TakeStep takeStep,
      Adoption adoption,
      RotationPlan plan,
      Clock clock) {
    this.ring = ring;
    this.planKey = planKey;
    this.takeStep = takeStep;
    this.adoption = adoption;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * @param troubles is told of every step that could not be taken; the others are taken all the
   *     same
   * @return whether one was taken
   */
  boolean take(Set<String> troubles) {
    boolean any = false;
    for (RotationStep step : plan.due(ring.read(), clock.instant())) {
      any |= step.action() != Action.PUBLISH && attempt(step, troubles);
    }
    return any;
  }

  private boolean attempt(RotationStep step, Set<String> troubles) {
    try {
      return ring.changeIf((held, now) -> taken(held, step, now)).isPresent();
    } catch (Fault refused) {
      troubles.add(name(step) + ": " + refused.getMessage());
      return false;
    }
  }

  /** Unless another instance has taken it meanwhile, or it is to wait. */
  private Optional<KeyRing> taken(KeyRing held, RotationStep asked, Instant now)
      throws StepRefusedException {
    for (RotationStep step : plan.due(held, now)) {
      if (name(step).equals(name(asked)) && !waits(held, step, now)) {
        return Optional.of(take(held, step, now));
      }
    }
    return Optional.empty();
  }

  /** Lets every key sign that is to sign now; call it under the lock of the ring. */
  KeyRing activateDue(KeyRing held, Instant now) throws StepRefusedException {
    KeyRing after = held;
    for (RotationStep step : plan.due(held, now)) {
      if (step.action() == Action.ACTIVATE && !waits(after, step, now)) {
        after = take(after, step, now);
      }
    }
    return after;
  }

  private static String name(RotationStep step) {
    String kid = step.key().map(key -> " " + SigningKey.name(key.kid())).orElse("");
    return step.action() + " " + step.use() + kid;
  }

  private boolean waits(KeyRing held, RotationStep step, Instant now) {
    return step.action() == Action.ACTIVATE
        && held.signer(step.use(), now)
            .filter(other -> !other.window().notAfter().isBefore(now.plus(PATIENCE)))
            .isPresent()
        && !adoption.of(step.key().orElseThrow(), now).safe();
  }

  private KeyRing take(KeyRing held, RotationStep step, Instant now) throws StepRefusedException {
    String actor = FollowRotation.ACTOR;
    int kid = step.key().map(SigningKey::kid).orElse(0);
    return switch (step.action()) {
      case PLAN -> planKey.plan(held, step.use(), step.window(), actor, now, false);
      case ACTIVATE -> takeStep.activate(held, kid, actor, now);
      case RETIRE -> takeStep.retire(held, kid, actor, now);
      case FORGET -> takeStep.forget(held, kid, actor, now);
      case PUBLISH -> throw new IllegalArgumentException(step + " takes a signed bundle");
    };
  }
}
