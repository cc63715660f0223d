package dev.suishen.code.issue;

import dev.suishen.code.config.StartRefusedException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How codes are issued; read, and so refused, at the start.
 *
 * @param lifeSeconds of a LIVE code, 10 to 300
 * @param codesPerMinute that a citizen may have, 10 to 10,000
 */
@Context
@ConfigurationProperties("suishen.live")
public record IssueSettings(
    @Bindable(defaultValue = "60") int lifeSeconds,
    @Bindable(defaultValue = "30") int codesPerMinute) {

  /** Also what a batch of ten codes costs, and must not be over the limit by itself. */
  private static final int LEAST = 10;

  /**
   * @throws StartRefusedException SETTING_OUT_OF_RANGE
   */
  public IssueSettings {
    requireRange("SUISHEN_LIVE_LIFE_SECONDS", lifeSeconds, 300);
    requireRange("SUISHEN_LIVE_CODES_PER_MINUTE", codesPerMinute, 10_000);
  }

  private static void requireRange(String name, int value, int most) {
    if (value < LEAST || value > most) {
      throw new StartRefusedException(
          "SETTING_OUT_OF_RANGE", name + " is from " + LEAST + " to " + most);
    }
  }

  /** When the next code is asked for: a quarter of its life before the first one ends. */
  int refreshAfterSeconds() {
    return lifeSeconds - lifeSeconds / 4;
  }
}
