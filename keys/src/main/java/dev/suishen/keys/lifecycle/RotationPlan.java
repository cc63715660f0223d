package dev.suishen.keys.lifecycle;

import dev.suishen.keys.lifecycle.RotationStep.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
    Duration longest = longestWindow(lifecycle, policy);
    if (longest.compareTo(Lifecycle.LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException("windows of " + longest);
    }
  }

  /** A key waits to be published, then a lead time, then for two to be done with signing. */
  private static Duration longestWindow(Lifecycle lifecycle, RotationPolicy policy) {
    return lifecycle
        .leadTime()
        .plus(policy.bundleEvery())
        .plus(policy.period().multipliedBy(2))
        .plus(policy.overlap());
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

  /** Of a key that is planned now: as the schedule asks, or wide enough where it asks for none. */
  public Window window(KeyRing ring, KeyUse use, Instant now) {
    return steps(ring, now)
        .filter(step -> step.action() == Action.PLAN && step.use() == use)
        .map(RotationStep::window)
        .findFirst()
        .orElseGet(() -> new Window(now, now.plus(longestWindow(lifecycle, policy))));
  }

  private Stream<RotationStep> steps(KeyRing ring, Instant now) {
    return Stream.of(KeyUse.values())
        .flatMap(use -> new Succession(this, ring, use, now).steps().stream())
        .sorted(Comparator.comparing(RotationStep::due).thenComparing(RotationStep::action));
  }
}
