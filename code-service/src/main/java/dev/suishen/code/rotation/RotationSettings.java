package dev.suishen.code.rotation;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.bundle.BundleLint;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.RotationPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How keys follow one another; read, and so refused, at the start. {@link RotationPolicy} says what
 * the first five are.
 *
 * @param leadTime for which a key is published before it signs: at least as long as a verifier may
 *     be offline
 * @param bundleLife from issue to expiry: a verifier may take a bundle when the next is due, and be
 *     offline for the lead time after that; meanwhile a key that it knows must sign
 */
@Context
@ConfigurationProperties("suishen.rotation")
public record RotationSettings(
    @Bindable(defaultValue = "48h") Duration leadTime,
    @Bindable(defaultValue = "30d") Duration period,
    @Bindable(defaultValue = "7d") Duration overlap,
    @Bindable(defaultValue = "1h") Duration handover,
    @Bindable(defaultValue = "1d") Duration bundleEvery,
    @Bindable(defaultValue = "7d") Duration bundleLife) {

  /**
   * @throws StartRefusedException SETTING_OUT_OF_RANGE
   */
  public RotationSettings {
    try {
      plan(leadTime, period, overlap, handover, bundleEvery);
    } catch (IllegalArgumentException e) {
      throw outOfRange(String.valueOf(e.getMessage()));
    }
    if (bundleLife.compareTo(bundleEvery.plus(leadTime)) <= 0
        || bundleLife.compareTo(period.plus(overlap)) > 0) {
      throw outOfRange(
          "a bundle must outlive the next one's coming and the lead time, and no key it carries");
    }
  }

  private static StartRefusedException outOfRange(String words) {
    return new StartRefusedException("SETTING_OUT_OF_RANGE", "SUISHEN_ROTATION_…: " + words);
  }

  public RotationPlan plan() {
    return plan(leadTime, period, overlap, handover, bundleEvery);
  }

  private static RotationPlan plan(
      Duration leadTime,
      Duration period,
      Duration overlap,
      Duration handover,
      Duration bundleEvery) {
    return new RotationPlan(
        new Lifecycle(leadTime), new RotationPolicy(period, overlap, handover, bundleEvery));
  }

  BundleLint lint() {
    return new BundleLint(leadTime, BundleLint.DEFAULT.longestLife());
  }
}
