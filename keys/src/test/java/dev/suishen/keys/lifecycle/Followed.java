package dev.suishen.keys.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A ring whose every due step is taken at once, as a city does that signs its own bundles. */
public final class Followed {
  private Followed() {}

  /**
   * @param serial of the bundle that is published now
   * @param maker makes a key, planned now, for the use and window of the step that it is given
   */
  public static KeyRing follow(
      RotationPlan plan,
      KeyRing ring,
      long serial,
      Instant now,
      Function<RotationStep, SigningKey> maker)
      throws StepRefusedException {
    KeyRing followed = ring;
    for (List<RotationStep> due = plan.due(ring, now);
        !due.isEmpty();
        due = plan.due(followed, now)) {
      for (RotationStep step : due) {
        followed = take(plan.lifecycle(), followed, step, serial, now, maker);
      }
    }
    return followed;
  }

  private static KeyRing take(
      Lifecycle lifecycle,
      KeyRing ring,
      RotationStep step,
      long serial,
      Instant now,
      Function<RotationStep, SigningKey> maker)
      throws StepRefusedException {
    int kid = step.key().map(SigningKey::kid).orElse(0);
    return switch (step.action()) {
      case PLAN -> lifecycle.plan(ring, maker.apply(step), now);
      case PUBLISH -> lifecycle.publish(ring, kid, serial, now);
      case ACTIVATE -> lifecycle.activate(ring, kid, now);
      case RETIRE -> lifecycle.retire(ring, kid, now);
      case FORGET -> lifecycle.forget(ring, kid, now);
    };
  }
}
