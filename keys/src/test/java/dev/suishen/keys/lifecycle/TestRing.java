package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.lifecycle.StepRefusedException.Rule;
import dev.suishen.verifier.Algorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** Keys and rings for tests. */
final class TestRing {
  static final Duration SECOND = Duration.ofSeconds(1);
  static final Window SEVENTY_DAYS = new Window(NOW, NOW.plus(Duration.ofDays(70)));

  private TestRing() {}

  static SigningKey key(KeyUse use, Window window) {
    return SigningKey.planned(
        newKey(Algorithm.ED25519).publicKey(), use, window, "label of an HSM", NOW);
  }

  static SigningKey codeKey() {
    return key(KeyUse.CODES, SEVENTY_DAYS);
  }

  static KeyState state(KeyRing ring, SigningKey key) {
    return ring.find(key.kid()).orElseThrow().state();
  }

  static StepRefusedException assertRefused(
      Rule rule, @Nullable Instant allowedFrom, Executable step) {
    StepRefusedException refused = assertThrows(StepRefusedException.class, step);
    assertEquals(rule, refused.rule(), refused.getMessage());
    assertEquals(Optional.ofNullable(allowedFrom), refused.allowedFrom(), refused.getMessage());
    return refused;
  }
}
