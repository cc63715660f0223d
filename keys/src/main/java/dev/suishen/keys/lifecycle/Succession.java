package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.lifecycle.Lifecycle.later;

import dev.suishen.keys.lifecycle.RotationStep.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who follows whom among a ring's keys of one use, as things stand at one moment. */
final class Succession {
  private final Lifecycle lifecycle;
  private final RotationPolicy policy;
  private final KeyRing ring;
  private final KeyUse use;
  private final Instant now;
  private final Optional<SigningKey> current;

  /** When the current key is to be followed; where there is none, since when that is so. */
  private final Instant relief;

  Succession(RotationPlan plan, KeyRing ring, KeyUse use, Instant now) {
    this.lifecycle = plan.lifecycle();
    this.policy = plan.policy();
    this.ring = ring;
    this.use = use;
    this.now = now;
    this.current = ring.newestActive(use);
    this.relief = current.map(this::relief).or(() -> last(KeyState.REVOKED)).orElse(now);
  }

  private Instant relief(SigningKey active) {
    Instant served = activation(active).plus(policy.period());
    Instant overlapping = active.window().notAfter().minus(policy.overlap());
    return served.isBefore(overlapping) ? served : overlapping;
  }

  List<RotationStep> steps() {
    List<SigningKey> able = able();
    List<SigningKey> fresh = able.stream().filter(this::isFresh).toList();
    List<RotationStep> steps = new ArrayList<>();
    addPlan(steps, fresh);
    addSuccessors(steps, ring.signer(use, now).isPresent() ? fresh : able);
    addRetirements(steps);
    addForgotten(steps);
    return steps;
  }

  /** What can sign one day, the first that may first. */
  private List<SigningKey> able() {
    return ring.keys().stream()
        .filter(key -> key.use() == use)
        .filter(key -> key.state() == KeyState.PLANNED || key.state() == KeyState.PUBLISHED)
        .filter(key -> !key.window().isOver(later(now, mayBeActiveFrom(key))))
        .sorted(Comparator.comparing(this::mayBeActiveFrom))
        .toList();
  }

  private Instant mayBeActiveFrom(SigningKey key) {
    return key.state() == KeyState.PUBLISHED
        ? lifecycle.mayBeActiveFrom(key)
        : later(now.plus(lifecycle.leadTime()), key.window().notBefore());
  }

  private Instant succession(SigningKey key) {
    return later(relief, mayBeActiveFrom(key));
  }

  /** Whether it would not have to be followed as soon as it is active. */
  private boolean isFresh(SigningKey key) {
    Instant active = later(succession(key), now);
    return key.window().notAfter().minus(policy.overlap()).isAfter(active);
  }

  /** One key that follows, always; in time the one after it. */
  private void addPlan(List<RotationStep> steps, List<SigningKey> fresh) {
    if (fresh.isEmpty()) {
      addPlan(steps, spareless(), later(relief, now.plus(lifecycle.leadTime())));
    } else if (fresh.size() == 1) {
      Instant next = succession(fresh.get(0));
      Instant due = next.minus(lifecycle.leadTime()).minus(policy.bundleEvery());
      addPlan(steps, later(due, firstSeen(fresh.get(0))), later(next, now).plus(policy.period()));
    }
  }

  /** Since when nothing follows: what would have followed became active, or was revoked. */
  private Instant spareless() {
    return Stream.of(KeyState.ACTIVE, KeyState.REVOKED)
        .flatMap(state -> last(state).stream())
        .max(Instant::compareTo)
        .orElse(now);
  }

  /** When a key of this use last came to be in this state. */
  private Optional<Instant> last(KeyState state) {
    return ring.keys().stream()
        .filter(key -> key.use() == use)
        .flatMap(key -> key.since(state).stream())
        .max(Instant::compareTo);
  }

  /**
   * @param first when the key is to become active
   */
  private void addPlan(List<RotationStep> steps, Instant due, Instant first) {
    Instant end = first.plus(policy.period()).plus(policy.overlap());
    Instant longest = now.plus(Lifecycle.LONGEST_WINDOW);
    Window window = new Window(now, end.isBefore(longest) ? end : longest);
    steps.add(RotationStep.plan(use, window, due));
  }

  private void addSuccessors(List<RotationStep> steps, List<SigningKey> successors) {
    for (SigningKey key : successors) {
      if (key.state() == KeyState.PLANNED) {
        Instant planned = key.since(KeyState.PLANNED).orElseThrow();
        steps.add(RotationStep.of(Action.PUBLISH, key, planned, planned));
      }
    }
    successors.stream()
        .filter(key -> key.state() == KeyState.PUBLISHED)
        .findFirst()
        .map(key -> RotationStep.of(Action.ACTIVATE, key, relief, succession(key)))
        .ifPresent(steps::add);
  }

  /** Of all active keys but the current one, once that has signed beside them for a while. */
  private void addRetirements(List<RotationStep> steps) {
    current
        .filter(newest -> newest.maySign(now))
        .ifPresent(
            newest -> {
              Instant due = activation(newest).plus(policy.handover());
              ring.active(use)
                  .filter(key -> !key.equals(newest))
                  .forEach(key -> steps.add(RotationStep.of(Action.RETIRE, key, due, due)));
            });
  }

  private void addForgotten(List<RotationStep> steps) {
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
