package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.lifecycle.Lifecycle.later;

import dev.suishen.keys.lifecycle.RotationStep.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        .flatMap(use -> steps(ring, use, now).stream())
        .sorted(Comparator.comparing(RotationStep::due).thenComparing(RotationStep::action));
  }

  private List<RotationStep> steps(KeyRing ring, KeyUse use, Instant now) {
    List<RotationStep> steps = new ArrayList<>();
    Optional<SigningKey> current = ring.newestActive(use);
    Instant relief = current.map(this::relief).orElse(now);
    List<SigningKey> able = able(ring, use, now);
    List<SigningKey> fresh = able.stream().filter(key -> isFresh(key, relief, now)).toList();
    boolean signs = current.filter(key -> key.maySign(now)).isPresent();
    addSuccession(steps, signs ? fresh : able, relief, now);
    addPlans(steps, use, current, fresh, now);
    current.ifPresent(newest -> addRetirements(steps, ring, newest, now));
    addForgotten(steps, ring, use);
    return steps;
  }

  private void addSuccession(
      List<RotationStep> steps, List<SigningKey> successors, Instant relief, Instant now) {
    for (SigningKey key : successors) {
      if (key.state() == KeyState.PLANNED) {
        Instant planned = key.since(KeyState.PLANNED).orElseThrow();
        steps.add(RotationStep.of(Action.PUBLISH, key, planned, planned));
      }
    }
    successors.stream()
        .filter(key -> key.state() == KeyState.PUBLISHED)
        .findFirst()
        .ifPresent(
            key -> {
              Instant from = later(relief, mayBeActiveFrom(key, now));
              steps.add(RotationStep.of(Action.ACTIVATE, key, relief, from));
            });
  }

  /** One to follow at once, and in time the one after it. */
  private void addPlans(
      List<RotationStep> steps,
      KeyUse use,
      Optional<SigningKey> current,
      List<SigningKey> fresh,
      Instant now) {
    Instant relief = current.map(this::relief).orElse(now);
    if (fresh.isEmpty()) {
      Instant due = current.map(RotationPlan::activation).orElse(now);
      Instant first = later(relief, now.plus(lifecycle.leadTime()));
      steps.add(RotationStep.plan(use, window(now, first), due));
    } else if (fresh.size() == 1) {
      Instant succession = later(relief, mayBeActiveFrom(fresh.get(0), now));
      Instant due = succession.minus(lifecycle.leadTime()).minus(policy.bundleEvery());
      Instant first = later(succession, now).plus(policy.period());
      steps.add(RotationStep.plan(use, window(now, first), later(due, firstSeen(fresh.get(0)))));
    }
  }

  /** When an active key is to be followed. */
  private Instant relief(SigningKey active) {
    Instant served = activation(active).plus(policy.period());
    Instant overlapping = active.window().notAfter().minus(policy.overlap());
    return served.isBefore(overlapping) ? served : overlapping;
  }

  /** What can sign one day, the first that may first. */
  private List<SigningKey> able(KeyRing ring, KeyUse use, Instant now) {
    return ring.keys().stream()
        .filter(key -> key.use() == use)
        .filter(key -> key.state() == KeyState.PLANNED || key.state() == KeyState.PUBLISHED)
        .filter(key -> !key.window().isOver(later(now, mayBeActiveFrom(key, now))))
        .sorted(Comparator.comparing(key -> mayBeActiveFrom(key, now)))
        .toList();
  }

  /** Whether it would not have to be followed as soon as it is active. */
  private boolean isFresh(SigningKey key, Instant relief, Instant now) {
    Instant succession = later(relief, mayBeActiveFrom(key, now));
    return key.window().notAfter().minus(policy.overlap()).isAfter(succession);
  }

  private Instant mayBeActiveFrom(SigningKey key, Instant now) {
    return key.state() == KeyState.PUBLISHED
        ? lifecycle.mayBeActiveFrom(key)
        : later(now.plus(lifecycle.leadTime()), key.window().notBefore());
  }

  /** For a key made now that is to become active at {@code first}. */
  private Window window(Instant now, Instant first) {
    Instant end = first.plus(policy.period()).plus(policy.overlap());
    Instant longest = now.plus(Lifecycle.LONGEST_WINDOW);
    return new Window(now, end.isBefore(longest) ? end : longest);
  }

  private void addRetirements(
      List<RotationStep> steps, KeyRing ring, SigningKey newest, Instant now) {
    Instant due = activation(newest).plus(policy.handover());
    if (newest.maySign(now)) {
      ring.active(newest.use())
          .filter(key -> !key.equals(newest))
          .forEach(key -> steps.add(RotationStep.of(Action.RETIRE, key, due, due)));
    }
  }

  private static void addForgotten(List<RotationStep> steps, KeyRing ring, KeyUse use) {
    for (SigningKey key : ring.keys()) {
      if (key.use() == use && key.state() != KeyState.ACTIVE) {
        Instant due = Lifecycle.mayBeForgottenFrom(key);
        steps.add(RotationStep.of(Action.FORGET, key, due, due));
      }
    }
  }

  private static Instant activation(SigningKey active) {
    return active.since(KeyState.ACTIVE).orElseThrow();
  }

  private static Instant firstSeen(SigningKey key) {
    return key.since(KeyState.PLANNED).or(() -> key.since(KeyState.PUBLISHED)).orElseThrow();
  }
}
