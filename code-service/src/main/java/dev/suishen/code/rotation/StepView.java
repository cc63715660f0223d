package dev.suishen.code.rotation;

import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.RotationStep;
import dev.suishen.keys.lifecycle.SigningKey;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that the schedule asks for.
 *
 * @param kid left out where a key is to be planned
 * @param due when the schedule wants it
 * @param from when it can be taken
 */
@Serdeable
public record StepView(
    RotationStep.Action action, KeyUse use, @Nullable String kid, Instant due, Instant from) {
  static StepView of(RotationStep step) {
    String kid = step.key().map(SigningKey::kid).map(SigningKey::name).orElse(null);
    return new StepView(step.action(), step.use(), kid, step.due(), step.from());
  }
}
