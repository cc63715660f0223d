package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.lifecycle.TestRing.SECOND;
import static dev.suishen.keys.lifecycle.TestRing.SEVENTY_DAYS;
import static dev.suishen.keys.lifecycle.TestRing.codeKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.PretendCity;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  @Test
  void bundles_carry_what_was_published_as_it_is() throws Exception {
    SigningKey planned = codeKey();
    SigningKey key = codeKey();
    KeyRing ring = Lifecycle.DEFAULT.plan(KeyRing.empty(), planned, NOW);
    assertEquals(List.of(), ring.wire());
    assertThrows(IllegalStateException.class, planned::wire);
    ring = Lifecycle.DEFAULT.publish(Lifecycle.DEFAULT.plan(ring, key, NOW), key.kid(), 1, NOW);
    TrustBundle.SigningKey wire =
        new TrustBundle.SigningKey(
            key.key(),
            NOW.getEpochSecond(),
            SEVENTY_DAYS.notAfter().getEpochSecond(),
            TrustBundle.SigningKey.FOR_CODES,
            TrustBundle.SigningKey.PUBLISHED);
    assertEquals(List.of(wire), ring.wire());
  }

  @Test
  void states_and_uses_have_the_numbers_of_the_wire() {
    assertEquals(TrustBundle.SigningKey.PUBLISHED, KeyState.PUBLISHED.wireNumber());
    assertEquals(TrustBundle.SigningKey.ACTIVE, KeyState.ACTIVE.wireNumber());
    assertEquals(TrustBundle.SigningKey.RETIRED, KeyState.RETIRED.wireNumber());
    assertEquals(TrustBundle.SigningKey.REVOKED, KeyState.REVOKED.wireNumber());
    assertEquals(KeyState.PUBLISHED, KeyState.ofWire(1));
    assertEquals(KeyState.REVOKED, KeyState.ofWire(4));
    assertThrows(IllegalArgumentException.class, () -> KeyState.ofWire(0));
    assertThrows(IllegalArgumentException.class, () -> KeyState.ofWire(5));
    assertEquals(KeyUse.CODES, KeyUse.ofWire(TrustBundle.SigningKey.FOR_CODES));
    assertEquals(KeyUse.STATUS_LISTS, KeyUse.ofWire(TrustBundle.SigningKey.FOR_STATUS_LISTS));
    assertThrows(IllegalArgumentException.class, () -> KeyUse.ofWire(3));
  }

  @Test
  void a_ring_is_read_from_a_bundle_and_no_key_is_older_than_that() throws Exception {
    TrustBundle bundle = new PretendCity(Algorithm.ES256).trust.bundle().orElseThrow();
    KeyRing ring = KeyRing.from(bundle);
    assertEquals(bundle.keys(), ring.wire());
    SigningKey first = ring.keys().get(0);
    assertEquals(SigningKey.name(first.kid()), first.custody());
    assertEquals(Optional.of(bundle.issuedAt()), first.since(KeyState.PUBLISHED));
    assertEquals(Optional.of(bundle.issuedAt()), first.since(KeyState.ACTIVE));
    assertEquals(bundle.serial(), first.publishedIn().orElseThrow());
  }

  @Test
  void a_window_is_of_whole_seconds_and_both_its_ends_belong_to_it() {
    Window window = new Window(NOW.plusMillis(999), NOW.plusSeconds(1).plusMillis(999));
    assertEquals(new Window(NOW, NOW.plusSeconds(1)), window);
    assertFalse(window.contains(NOW.minusMillis(1)));
    assertTrue(window.contains(NOW));
    assertTrue(window.contains(NOW.plusMillis(1999)));
    assertFalse(window.contains(NOW.plusMillis(2000)));
    assertEquals(1, new Window(Instant.EPOCH, NOW).length().compareTo(SECOND));
    assertThrows(
        IllegalArgumentException.class, () -> new Window(Instant.EPOCH.minusMillis(1), NOW));
    assertThrows(IllegalArgumentException.class, () -> new Window(NOW, NOW.minusSeconds(1)));
    assertEquals(NOW, new Window(NOW, NOW).notAfter());
  }

  @Test
  void history_and_state_of_a_key_fit_each_other() {
    Map<KeyState, Instant> planned = Map.of(KeyState.PLANNED, NOW);
    Map<KeyState, Instant> active = Map.of(KeyState.PUBLISHED, NOW, KeyState.ACTIVE, NOW);
    key(KeyState.ACTIVE, active, OptionalLong.of(1));
    assertMisfit(KeyState.ACTIVE, active, OptionalLong.of(0));
    assertMisfit(KeyState.ACTIVE, active, OptionalLong.empty());
    assertMisfit(KeyState.RETIRED, active, OptionalLong.of(1));
    assertMisfit(KeyState.PLANNED, planned, OptionalLong.of(1));
    assertMisfit(
        KeyState.PLANNED,
        Map.of(KeyState.PLANNED, NOW, KeyState.PUBLISHED, NOW),
        OptionalLong.of(1));
    assertMisfit(KeyState.ACTIVE, Map.of(KeyState.ACTIVE, NOW), OptionalLong.empty());
    assertMisfit(KeyState.RETIRED, Map.of(KeyState.RETIRED, NOW), OptionalLong.empty());
  }

  private static void assertMisfit(
      KeyState state, Map<KeyState, Instant> since, OptionalLong publishedIn) {
    assertThrows(IllegalArgumentException.class, () -> key(state, since, publishedIn));
  }

  private static SigningKey key(
      KeyState state, Map<KeyState, Instant> since, OptionalLong publishedIn) {
    return new SigningKey(
        codeKey().key(), KeyUse.CODES, SEVENTY_DAYS, "", state, since, publishedIn);
  }
}
