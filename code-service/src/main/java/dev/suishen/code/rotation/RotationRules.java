package dev.suishen.code.rotation;

import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.RotationPlan;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The rules of the keys' life, and their schedule, as they are set here. */
@Factory
final class RotationRules {
  @Singleton
  Lifecycle lifecycle(RotationSettings settings) {
    return settings.plan().lifecycle();
  }

  @Singleton
  RotationPlan plan(RotationSettings settings) {
    return settings.plan();
  }
}
