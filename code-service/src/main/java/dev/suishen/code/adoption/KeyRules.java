package dev.suishen.code.adoption;

import dev.suishen.keys.lifecycle.Lifecycle;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The rules of the keys' life as they are set here. */
@Factory
final class KeyRules {
  /**
   * @param leadTime {@code SUISHEN_ROTATION_LEAD_TIME}
   */
  @Singleton
  Lifecycle lifecycle(@Value("${suishen.rotation.lead-time:48h}") Duration leadTime) {
    return new Lifecycle(leadTime);
  }
}
