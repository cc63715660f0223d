package dev.suishen.code.issue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How codes are issued.
 *
 * @param lifeSeconds of a LIVE code
 * @param codesPerMinute that a citizen may have
 */
@ConfigurationProperties("suishen.live")
public record IssueSettings(
    @Bindable(defaultValue = "60") @Min(10) @Max(300) int lifeSeconds,
    @Bindable(defaultValue = "30") @Min(10) @Max(10_000) int codesPerMinute) {

  /** When the next code is asked for: a quarter of its life before the first one ends. */
  int refreshAfterSeconds() {
    return lifeSeconds - lifeSeconds / 4;
  }
}
