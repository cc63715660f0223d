package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static dev.suishen.keys.lifecycle.TestRing.SECOND;
import static dev.suishen.keys.lifecycle.TestRing.SEVENTY_DAYS;
import static dev.suishen.keys.lifecycle.TestRing.assertRefused;
import static dev.suishen.keys.lifecycle.TestRing.codeKey;
import static dev.suishen.keys.lifecycle.TestRing.key;
import static dev.suishen.keys.lifecycle.TestRing.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.OneKid;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.lifecycle.StepRefusedException.Rule;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustPolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
  private static final Lifecycle LIFECYCLE = Lifecycle.DEFAULT;
  private static final Duration LEAD = Duration.ofDays(2);
  private static final Instant LED = NOW.plus(LEAD);
  private static final Instant END = SEVENTY_DAYS.notAfter();

  private final SigningKey key = codeKey();
  private final SigningKey next = codeKey();

  @Test
  void from_plan_to_oblivion() throws Exception {
    KeyRing ring = LIFECYCLE.plan(KeyRing.empty(), key, NOW);
    assertEquals(KeyState.PLANNED, state(ring, key));
    ring = LIFECYCLE.publish(ring, key.kid(), 7, NOW);
    assertEquals(KeyState.PUBLISHED, state(ring, key));
    ring = LIFECYCLE.activate(ring, key.kid(), LED);
    assertEquals(KeyState.ACTIVE, state(ring, key));
    ring = LIFECYCLE.retire(activated(ring, next), key.kid(), LED.plus(LEAD));
    SigningKey retired = ring.find(key.kid()).orElseThrow();
    assertEquals(KeyState.RETIRED, retired.state());
    assertEquals(7, retired.publishedIn().orElseThrow());
    assertEquals(Optional.of(NOW), retired.since(KeyState.PUBLISHED));
    assertEquals(Optional.of(LED), retired.since(KeyState.ACTIVE));
    ring = LIFECYCLE.forget(ring, key.kid(), END.plus(Lifecycle.STAY));
    assertEquals(Optional.empty(), ring.find(key.kid()));
    assertEquals(KeyState.ACTIVE, state(ring, next));
  }

  @Test
  void a_key_signs_only_once_its_lead_time_is_over() throws Exception {
    KeyRing ring = published(NOW.plusMillis(1));
    Instant first = LED.plusMillis(1);
    StepRefusedException refused =
        assertRefused(
            Rule.LEAD_TIME, first, () -> LIFECYCLE.activate(ring, key.kid(), first.minusMillis(1)));
    assertEquals(key.kid(), refused.kid());
    assertEquals(
        "key "
            + SigningKey.name(key.kid())
            + ": LEAD_TIME, published for less than PT48H; allowed from 2026-11-24T09:00:00.001Z",
        refused.getMessage());
    assertEquals(KeyState.ACTIVE, state(LIFECYCLE.activate(ring, key.kid(), first), key));
  }

  @Test
  void without_a_lead_time_it_signs_at_once() throws Exception {
    assertEquals(
        KeyState.ACTIVE,
        state(new Lifecycle(Duration.ZERO).activate(published(NOW), key.kid(), NOW), key));
    assertThrows(IllegalArgumentException.class, () -> new Lifecycle(SECOND.negated()));
  }

  @Test
  void a_key_signs_only_once_its_window_has_begun() throws Exception {
    SigningKey later = key(KeyUse.CODES, new Window(LED.plus(SECOND), END));
    KeyRing ring = published(later, NOW);
    assertRefused(
        Rule.BEFORE_WINDOW, LED.plus(SECOND), () -> LIFECYCLE.activate(ring, later.kid(), LED));
    assertEquals(
        KeyState.ACTIVE, state(LIFECYCLE.activate(ring, later.kid(), LED.plus(SECOND)), later));
  }

  @Test
  void a_key_does_not_begin_to_sign_when_its_window_is_over() throws Exception {
    KeyRing ring = published(NOW);
    Instant last = END.plusMillis(999);
    assertEquals(KeyState.ACTIVE, state(LIFECYCLE.activate(ring, key.kid(), last), key));
    assertRefused(
        Rule.AFTER_WINDOW, null, () -> LIFECYCLE.activate(ring, key.kid(), END.plus(SECOND)));
  }

  @Test
  void where_the_lead_time_ends_after_the_window_waiting_does_not_help() throws Exception {
    Lifecycle slower = new Lifecycle(Duration.ofDays(71));
    KeyRing ring = published(NOW);
    assertRefused(Rule.AFTER_WINDOW, null, () -> slower.activate(ring, key.kid(), NOW));
  }

  @Test
  void what_an_active_key_signs_starts_inside_its_window() throws Exception {
    KeyRing ring = LIFECYCLE.activate(published(NOW), key.kid(), LED);
    SigningKey active = ring.find(key.kid()).orElseThrow();
    assertTrue(active.maySign(END));
    assertTrue(active.maySign(NOW));
    assertEquals(Optional.of(active), ring.signer(KeyUse.CODES, END));
    assertEquals(Optional.empty(), ring.signer(KeyUse.CODES, END.plus(SECOND)));
    assertEquals(Optional.empty(), ring.signer(KeyUse.CODES, NOW.minus(SECOND)));
    assertEquals(Optional.empty(), ring.signer(KeyUse.STATUS_LISTS, END));
    assertEquals(Optional.empty(), published(NOW).signer(KeyUse.CODES, END));
  }

  @Test
  void of_two_active_keys_the_one_activated_last_signs() throws Exception {
    KeyRing ring = LIFECYCLE.activate(published(NOW), key.kid(), LED.plus(SECOND));
    SigningKey shorter = key(KeyUse.CODES, new Window(NOW, END.minus(SECOND)));
    ring = LIFECYCLE.plan(ring, shorter, NOW);
    ring = LIFECYCLE.publish(ring, shorter.kid(), 1, NOW);
    ring = LIFECYCLE.activate(ring, shorter.kid(), LED.plus(SECOND).plus(SECOND));
    assertEquals(shorter.kid(), ring.signer(KeyUse.CODES, LED).orElseThrow().kid());
    assertEquals(key.kid(), ring.signer(KeyUse.CODES, END).orElseThrow().kid());
  }

  @Test
  void a_window_leaves_time_to_sign_after_the_lead_time() throws Exception {
    SigningKey tooShort = key(KeyUse.CODES, new Window(NOW, LED.minus(SECOND)));
    assertRefused(
        Rule.WINDOW_TOO_SHORT, null, () -> LIFECYCLE.plan(KeyRing.empty(), tooShort, NOW));
    SigningKey enough = key(KeyUse.CODES, new Window(NOW, LED));
    KeyRing ring = LIFECYCLE.plan(KeyRing.empty(), enough, NOW);
    assertRefused(
        Rule.WINDOW_TOO_SHORT,
        null,
        () -> LIFECYCLE.publish(ring, enough.kid(), 1, NOW.plus(SECOND)));
    assertEquals(KeyState.PUBLISHED, state(LIFECYCLE.publish(ring, enough.kid(), 1, NOW), enough));
  }

  @Test
  void a_window_is_of_400_days_at_most() throws Exception {
    Instant last = NOW.plus(Lifecycle.LONGEST_WINDOW);
    SigningKey longest = key(KeyUse.CODES, new Window(NOW, last));
    assertEquals(1, LIFECYCLE.plan(KeyRing.empty(), longest, NOW).keys().size());
    SigningKey tooLong = key(KeyUse.CODES, new Window(NOW, last.plus(SECOND)));
    assertRefused(Rule.WINDOW_TOO_LONG, null, () -> LIFECYCLE.plan(KeyRing.empty(), tooLong, NOW));
  }

  @Test
  void a_ring_has_no_two_keys_of_one_kid() throws Exception {
    KeyRing ring = LIFECYCLE.plan(KeyRing.empty(), key, NOW);
    assertRefused(Rule.KID_TAKEN, null, () -> LIFECYCLE.plan(ring, key, NOW));
    assertThrows(IllegalArgumentException.class, () -> new KeyRing(List.of(key, key)));
    SigningKey first = SigningKey.planned(OneKid.FIRST, KeyUse.CODES, SEVENTY_DAYS, "", NOW);
    SigningKey second = SigningKey.planned(OneKid.SECOND, KeyUse.CODES, SEVENTY_DAYS, "", NOW);
    KeyRing other = LIFECYCLE.plan(ring, first, NOW);
    assertRefused(Rule.KID_TAKEN, null, () -> LIFECYCLE.plan(other, second, NOW));
  }

  @Test
  void a_key_under_which_nothing_verifies_is_refused() {
    VerificationKey smallOrder = VerificationKey.ed25519(new byte[32]);
    SigningKey invalid = SigningKey.planned(smallOrder, KeyUse.CODES, SEVENTY_DAYS, "", NOW);
    assertRefused(Rule.KEY_INVALID, null, () -> LIFECYCLE.plan(KeyRing.empty(), invalid, NOW));
  }

  @Test
  void the_last_key_that_signs_is_not_retired() throws Exception {
    KeyRing alone = LIFECYCLE.activate(published(NOW), key.kid(), LED);
    assertRefused(Rule.NO_SUCCESSOR, null, () -> LIFECYCLE.retire(alone, key.kid(), LED));

    KeyRing waiting =
        LIFECYCLE.publish(LIFECYCLE.plan(alone, next, NOW), next.kid(), 2, NOW.plus(SECOND));
    Instant led = LED.plus(SECOND);
    assertRefused(Rule.NO_SUCCESSOR, led, () -> LIFECYCLE.retire(waiting, key.kid(), LED));
    assertRefused(Rule.NO_SUCCESSOR, END, () -> LIFECYCLE.retire(waiting, key.kid(), END));
    assertRefused(
        Rule.NO_SUCCESSOR, null, () -> LIFECYCLE.retire(waiting, key.kid(), END.plus(SECOND)));

    KeyRing succeeded = LIFECYCLE.activate(waiting, next.kid(), led);
    assertEquals(KeyState.RETIRED, state(LIFECYCLE.retire(succeeded, key.kid(), END), key));
    assertRefused(
        Rule.NO_SUCCESSOR, null, () -> LIFECYCLE.retire(succeeded, key.kid(), END.plus(SECOND)));
  }

  @Test
  void a_key_of_the_other_use_is_no_successor() throws Exception {
    SigningKey lists = key(KeyUse.STATUS_LISTS, SEVENTY_DAYS);
    KeyRing ring = activated(LIFECYCLE.activate(published(NOW), key.kid(), LED), lists);
    assertRefused(Rule.NO_SUCCESSOR, null, () -> LIFECYCLE.retire(ring, key.kid(), LED));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyState.class,
      names = {"PLANNED", "PUBLISHED", "ACTIVE", "RETIRED"})
  void a_key_of_any_state_is_revoked_for_good(KeyState state) throws Exception {
    KeyRing revoked = LIFECYCLE.revoke(ringWithKeyIn(state), key.kid(), LED);
    assertEquals(KeyState.REVOKED, state(revoked, key));
    assertEquals(state != KeyState.PLANNED, isOnTheWire(revoked, key));
    int kid = key.kid();
    assertRefused(Rule.REVOKED_IS_FINAL, null, () -> LIFECYCLE.publish(revoked, kid, 2, LED));
    assertRefused(Rule.REVOKED_IS_FINAL, null, () -> LIFECYCLE.activate(revoked, kid, LED));
    assertRefused(Rule.REVOKED_IS_FINAL, null, () -> LIFECYCLE.retire(revoked, kid, LED));
    assertRefused(Rule.REVOKED_IS_FINAL, null, () -> LIFECYCLE.revoke(revoked, kid, LED));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyState.class,
      names = {"PLANNED", "PUBLISHED", "ACTIVE", "RETIRED"})
  void each_step_starts_from_its_own_state(KeyState state) throws Exception {
    KeyRing ring = ringWithKeyIn(state);
    int kid = key.kid();
    if (state != KeyState.PLANNED) {
      assertRefused(Rule.WRONG_STATE, null, () -> LIFECYCLE.publish(ring, kid, 2, LED));
      SigningKey held = ring.find(kid).orElseThrow();
      assertRefused(Rule.WRONG_STATE, null, () -> LIFECYCLE.plan(KeyRing.empty(), held, NOW));
    }
    if (state != KeyState.PUBLISHED) {
      assertRefused(Rule.WRONG_STATE, null, () -> LIFECYCLE.activate(ring, kid, LED));
    }
    if (state != KeyState.ACTIVE) {
      assertRefused(Rule.WRONG_STATE, null, () -> LIFECYCLE.retire(ring, kid, LED));
    }
  }

  @Test
  void a_key_leaves_the_bundles_when_no_code_of_it_can_be_shown() throws Exception {
    Instant from = END.plus(Duration.ofDays(181));
    for (KeyState state : List.of(KeyState.PUBLISHED, KeyState.RETIRED, KeyState.REVOKED)) {
      KeyRing ring = ringWithKeyIn(state);
      assertRefused(
          Rule.STILL_SHOWN, from, () -> LIFECYCLE.forget(ring, key.kid(), from.minus(SECOND)));
      assertEquals(Optional.empty(), LIFECYCLE.forget(ring, key.kid(), from).find(key.kid()));
    }
  }

  @Test
  void a_plan_is_dropped_at_once_and_an_active_key_never() throws Exception {
    KeyRing planned = ringWithKeyIn(KeyState.PLANNED);
    assertEquals(Optional.empty(), LIFECYCLE.forget(planned, key.kid(), NOW).find(key.kid()));
    KeyRing active = ringWithKeyIn(KeyState.ACTIVE);
    assertRefused(
        Rule.WRONG_STATE,
        null,
        () -> LIFECYCLE.forget(active, key.kid(), END.plus(Lifecycle.STAY)));
  }

  @Test
  void a_bundle_that_can_be_fetched_publishes_what_was_planned_and_revokes_what_it_revokes()
      throws Exception {
    KeyRing ring = LIFECYCLE.plan(published(NOW), next, NOW);
    KeyRing drafted = LIFECYCLE.publish(ring, next.kid(), 9, NOW);
    drafted = LIFECYCLE.revoke(drafted, key.kid(), NOW);
    KeyRing published = LIFECYCLE.publish(ring, bundle(9, drafted.wire()), LED);
    assertEquals(KeyState.REVOKED, state(published, key));
    SigningKey entered = published.find(next.kid()).orElseThrow();
    assertEquals(KeyState.PUBLISHED, entered.state());
    assertEquals(Optional.of(LED), entered.since(KeyState.PUBLISHED));
    assertEquals(9, entered.publishedIn().orElseThrow());
    assertEquals(published, LIFECYCLE.publish(published, bundle(10, published.wire()), END));
  }

  @Test
  void a_bundle_drafted_before_an_activation_changes_nothing_about_it() throws Exception {
    KeyRing ring = published(NOW);
    KeyRing active = LIFECYCLE.activate(ring, key.kid(), LED);
    assertEquals(active, LIFECYCLE.publish(active, bundle(2, ring.wire()), LED));
  }

  @Test
  void a_bundle_that_carries_as_good_what_was_revoked_meanwhile_is_refused() throws Exception {
    KeyRing ring = published(NOW);
    KeyRing revoked = LIFECYCLE.revoke(ring, key.kid(), LED);
    TrustBundle before = bundle(2, ring.wire());
    assertRefused(Rule.REVOKED_IS_FINAL, null, () -> LIFECYCLE.publish(revoked, before, LED));
  }

  @Test
  void a_bundle_that_carries_another_key_or_window_is_refused() throws Exception {
    KeyRing ring = published(NOW);
    TrustBundle bundle = bundle(2, ring.wire());
    assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.publish(KeyRing.empty(), bundle, NOW));
    SigningKey longer =
        SigningKey.planned(
            key.key(), KeyUse.CODES, new Window(NOW, END.plus(SECOND)), key.custody(), NOW);
    SigningKey earlier =
        SigningKey.planned(
            key.key(), KeyUse.CODES, new Window(NOW.minus(SECOND), END), key.custody(), NOW);
    SigningKey forLists =
        SigningKey.planned(key.key(), KeyUse.STATUS_LISTS, SEVENTY_DAYS, key.custody(), NOW);
    for (SigningKey other : List.of(longer, earlier, forLists)) {
      KeyRing otherRing = new KeyRing(List.of(other));
      assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.publish(otherRing, bundle, NOW));
    }
  }

  private static TrustBundle bundle(long serial, List<TrustBundle.SigningKey> keys)
      throws Exception {
    SoftwareKey root = newKey(Algorithm.ED25519);
    RootSet roots = RootSet.of(1, List.of(root.publicKey()));
    Instant end = NOW.plus(Duration.ofDays(7));
    return new BundleDraft(
            "city", serial, NOW, end, end, keys, TrustPolicy.DEFAULT, roots, List.of())
        .sign(List.of(root), TrustStore.pinned(roots));
  }

  @Test
  void an_unknown_key_is_named() {
    KeyRing none = KeyRing.empty();
    assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.publish(none, 1, 1, NOW));
    assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.activate(none, 1, NOW));
    assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.retire(none, 1, NOW));
    assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.revoke(none, 1, NOW));
    StepRefusedException refused =
        assertRefused(Rule.NO_SUCH_KEY, null, () -> LIFECYCLE.forget(none, 0xab, NOW));
    assertEquals(0xab, refused.kid());
    assertEquals("key 000000ab: NO_SUCH_KEY, the ring has no such key", refused.getMessage());
  }

  private KeyRing published(Instant at) throws StepRefusedException {
    return published(key, at);
  }

  private static KeyRing published(SigningKey key, Instant at) throws StepRefusedException {
    return LIFECYCLE.publish(LIFECYCLE.plan(KeyRing.empty(), key, NOW), key.kid(), 1, at);
  }

  /** With another key that is published now and active once it may be. */
  private static KeyRing activated(KeyRing ring, SigningKey other) throws StepRefusedException {
    KeyRing planned = LIFECYCLE.plan(ring, other, NOW);
    return LIFECYCLE.activate(LIFECYCLE.publish(planned, other.kid(), 1, NOW), other.kid(), LED);
  }

  private KeyRing ringWithKeyIn(KeyState state) throws StepRefusedException {
    KeyRing ring = activated(LIFECYCLE.plan(KeyRing.empty(), key, NOW), next);
    if (state == KeyState.PLANNED) {
      return ring;
    }
    ring = LIFECYCLE.publish(ring, key.kid(), 1, NOW);
    if (state == KeyState.PUBLISHED) {
      return ring;
    }
    ring = LIFECYCLE.activate(ring, key.kid(), LED);
    if (state == KeyState.ACTIVE) {
      return ring;
    }
    return state == KeyState.RETIRED
        ? LIFECYCLE.retire(ring, key.kid(), LED)
        : LIFECYCLE.revoke(ring, key.kid(), LED);
  }

  private static boolean isOnTheWire(KeyRing ring, SigningKey key) {
    return ring.wire().stream().anyMatch(held -> held.key().equals(key.key()));
  }
}
