package dev.suishen.keys.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A step that the rotation asks for.
 *
 * @param window of the key; of the key to be made, where it is to be planned
 * @param key empty where it is to be planned
 * @param due when the schedule wants it
 * @param from when it can be taken: later than due where a rule is in the way, or what comes before
 *     was late
 */
public record RotationStep(
    Action action, KeyUse use, Window window, Optional<SigningKey> key, Instant due, Instant from) {

  static RotationStep plan(KeyUse use, Window window, Instant due) {
    return new RotationStep(Action.PLAN, use, window, Optional.empty(), due, due);
  }

  static RotationStep of(Action action, SigningKey key, Instant due, Instant from) {
    return new RotationStep(action, key.use(), key.window(), Optional.of(key), due, from);
  }

  /** Whether it can, and should, be taken now. */
  public boolean isDue(Instant now) {
    return !now.isBefore(from);
  }

  /** How long ago the schedule wanted it; zero where that is to come. */
  public Duration late(Instant now) {
    return now.isAfter(due) ? Duration.between(due, now) : Duration.ZERO;
  }

  /** As {@link Lifecycle} names them, in the order of a key's life. */
  public enum Action {
    PLAN,
    PUBLISH,
    ACTIVATE,
    RETIRE,
    FORGET
  }
}
