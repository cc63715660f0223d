package dev.suishen.keys.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which steps a ring's rotation asks for. Beside the key that signs there is always a published one
 * whose lead time is over: the key after next is published a lead time before the next is
 * activated, so that a stolen key can be followed at once.
 *
 * <p>Computed from ring and moment alone: whoever was away for long asks again, and finds what is
 * due, how late it is, and nothing that a rule forbids.
 */
public record RotationPlan(Lifecycle lifecycle, RotationPolicy policy) {
  /**
   * @throws IllegalArgumentException if keys of this rotation would have too long a window
   */
  public RotationPlan {
    Duration longest =
        lifecycle
            .leadTime()
            .plus(policy.bundleEvery())
            .plus(policy.period().multipliedBy(2))
            .plus(policy.overlap());
    if (longest.compareTo(Lifecycle.LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException("windows of " + longest);
    }
  }

  /** The default lead time and rotation. */
  public static RotationPlan standard() {
    return new RotationPlan(Lifecycle.DEFAULT, RotationPolicy.DEFAULT);
  }

  /** What can be taken now, the longest due first. Taking it may make more due. */
  public List<RotationStep> due(KeyRing ring, Instant now) {
    return steps(ring, now).filter(step -> step.isDue(now)).toList();
  }

  /** What cannot be taken yet, the next first, as things stand: every step taken changes it. */
  public List<RotationStep> ahead(KeyRing ring, Instant now) {
    return steps(ring, now)
        .filter(step -> !step.isDue(now))
        .sorted(Comparator.comparing(RotationStep::from))
        .toList();
  }

  /**
   * Takes every step that is due, until none is.
   *
   * @param serial of the bundle that is published now
   * @param maker makes a key, planned now, for the use and window of the step that it is given
   * @throws StepRefusedException if a key that was made is refused
   */
  public KeyRing follow(
      KeyRing ring, long serial, Instant now, Function<RotationStep, SigningKey> maker)
      throws StepRefusedException {
    KeyRing followed = ring;
    for (List<RotationStep> due = due(ring, now); !due.isEmpty(); due = due(followed, now)) {
      for (RotationStep step : due) {
        followed = take(followed, step, serial, now, maker);
      }
    }
    return followed;
  }

  private KeyRing take(
      KeyRing ring,
      RotationStep step,
      long serial,
      Instant now,
      Function<RotationStep, SigningKey> maker)
      throws StepRefusedException {
    return switch (step.action()) {
      case PLAN -> lifecycle.plan(ring, made(step, maker), now);
      case PUBLISH -> lifecycle.publish(ring, kid(step), serial, now);
      case ACTIVATE -> lifecycle.activate(ring, kid(step), now);
      case RETIRE -> lifecycle.retire(ring, kid(step), now);
      case FORGET -> lifecycle.forget(ring, kid(step), now);
    };
  }

  private static SigningKey made(RotationStep step, Function<RotationStep, SigningKey> maker) {
    SigningKey made = maker.apply(step);
    if (made.use() != step.use() || !made.window().equals(step.window())) {
      throw new IllegalArgumentException(made + " was not asked for");
    }
    return made;
  }

  private static int kid(RotationStep step) {
    return step.key().orElseThrow().kid();
  }

  private Stream<RotationStep> steps(KeyRing ring, Instant now) {
    return Stream.of(KeyUse.values())
        .flatMap(use -> new Succession(this, ring, use, now).steps().stream())
        .sorted(Comparator.comparing(RotationStep::due).thenComparing(RotationStep::action));
  }
}
