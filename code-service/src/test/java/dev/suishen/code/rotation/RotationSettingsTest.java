package dev.suishen.code.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.code.config.StartRefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotationSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void a_bundle_outlives_the_coming_of_the_next_and_the_lead_time() {
    Duration least = DAY.plus(HOUR);
    settings(HOUR, least.plus(SECOND));
    assertRefused(HOUR, least);
  }

  @Test
  void a_bundle_outlives_no_key_that_it_carries() {
    Duration most = DAY.multipliedBy(30 + 7);
    settings(HOUR, most);
    assertRefused(HOUR, most.plus(SECOND));
  }

  @Test
  void what_makes_no_rotation_is_refused_at_the_start() {
    assertRefused(SECOND.negated(), DAY.multipliedBy(7));
    assertRefused(DAY.multipliedBy(400), DAY.multipliedBy(7));
  }

  @Test
  void seconds_will_do() {
    Duration life = Duration.ofMinutes(1);
    RotationSettings quick =
        new RotationSettings(SECOND, SECOND, HOUR.multipliedBy(2), SECOND, SECOND, life);
    assertEquals(SECOND, quick.plan().lifecycle().leadTime());
    assertEquals(SECOND, quick.plan().policy().period());
  }

  private static RotationSettings settings(Duration leadTime, Duration bundleLife) {
    return new RotationSettings(
        leadTime, DAY.multipliedBy(30), DAY.multipliedBy(7), HOUR, DAY, bundleLife);
  }

  private static void assertRefused(Duration leadTime, Duration bundleLife) {
    StartRefusedException refused =
        assertThrows(StartRefusedException.class, () -> settings(leadTime, bundleLife));
    assertEquals("SETTING_OUT_OF_RANGE", refused.reason());
  }
}
