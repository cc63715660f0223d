package dev.suishen.keys.lifecycle;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.lifecycle.TestRing.SECOND;
import static dev.suishen.keys.lifecycle.TestRing.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.lifecycle.RotationStep.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationPlanTest {
  private static final RotationPlan PLAN = RotationPlan.standard();
  private static final Duration LEAD = Duration.ofDays(2);
  private static final Duration PERIOD = Duration.ofDays(30);

  /** The first activation, and the second. */
  private static final Instant FIRST = NOW.plus(LEAD);

  private static final Instant SECOND_ONE = FIRST.plus(PERIOD);

  private long serial;

  @Test
  void a_new_city_makes_two_keys_of_each_use_and_signs_when_verifiers_know_them() throws Exception {
    for (RotationStep step : PLAN.due(KeyRing.empty(), NOW)) {
      assertEquals(Action.PLAN, step.action());
      assertEquals(Duration.ZERO, step.late(NOW));
    }
    KeyRing ring = follow(KeyRing.empty(), NOW);
    for (KeyUse use : KeyUse.values()) {
      assertEquals(List.of(KeyState.PUBLISHED, KeyState.PUBLISHED), states(ring, use));
    }
    assertEquals(ring, follow(ring, FIRST.minus(SECOND)));
    assertEquals(FIRST, PLAN.ahead(ring, NOW).get(0).from());
    KeyRing begun = follow(ring, FIRST);
    for (KeyUse use : KeyUse.values()) {
      assertEquals(List.of(KeyState.ACTIVE, KeyState.PUBLISHED), states(begun, use));
    }
  }

  @Test
  void the_key_after_next_is_planned_a_bundle_and_a_lead_time_before_the_next_is_activated()
      throws Exception {
    KeyRing ring = atFirst();
    Instant planned = SECOND_ONE.minus(LEAD).minus(Duration.ofDays(1));
    assertEquals(planned, PLAN.ahead(ring, FIRST).get(0).from());
    assertEquals(ring, follow(ring, planned.minus(SECOND)));
    KeyRing followed = follow(ring, planned);
    assertEquals(
        List.of(KeyState.ACTIVE, KeyState.PUBLISHED, KeyState.PUBLISHED),
        states(followed, KeyUse.CODES));
    SigningKey third = ofUse(followed, KeyUse.CODES).get(2);
    Instant end = SECOND_ONE.plus(PERIOD).plus(PERIOD).plus(Duration.ofDays(7));
    assertEquals(new Window(planned, end), third.window());
  }

  @Test
  void after_thirty_days_the_next_key_signs_and_an_hour_later_it_signs_alone() throws Exception {
    KeyRing ring = follow(atFirst(), SECOND_ONE.minus(SECOND));
    SigningKey first = ofUse(ring, KeyUse.CODES).get(0);
    assertEquals(first, ring.signer(KeyUse.CODES, NOW).orElseThrow());
    ring = follow(ring, SECOND_ONE);
    SigningKey second = ofUse(ring, KeyUse.CODES).get(1);
    assertEquals(second, ring.signer(KeyUse.CODES, NOW.plus(LEAD)).orElseThrow());
    Instant handedOver = SECOND_ONE.plus(Duration.ofHours(1));
    assertEquals(ring, follow(ring, handedOver.minus(SECOND)));
    ring = follow(ring, handedOver);
    assertEquals(
        List.of(KeyState.RETIRED, KeyState.ACTIVE, KeyState.PUBLISHED), states(ring, KeyUse.CODES));
  }

  @Test
  void a_key_is_forgotten_when_no_code_of_it_can_be_shown() throws Exception {
    KeyRing ring = atFirst();
    Instant end = ofUse(ring, KeyUse.CODES).get(0).window().notAfter();
    Instant forgotten = end.plus(Lifecycle.STAY);
    ring = followUntil(ring, FIRST, forgotten.minus(SECOND));
    SigningKey first = ofUse(ring, KeyUse.CODES).get(0);
    assertEquals(end, first.window().notAfter());
    assertEquals(KeyState.RETIRED, first.state());
    ring = follow(ring, forgotten);
    assertEquals(Optional.empty(), ring.find(first.kid()));
  }

  @Test
  void at_every_moment_a_key_signs_and_another_could_follow_it_at_once() throws Exception {
    Instant end = FIRST.plus(Duration.ofDays(800));
    KeyRing ring = atFirst();
    int steps = 0;
    for (Instant now = FIRST; now.isBefore(end); steps++) {
      RotationStep next = PLAN.ahead(ring, now).get(0);
      assertReady(ring, now);
      assertReady(ring, next.from().minusNanos(1));
      now = next.from();
      ring = follow(ring, now);
      assertReady(ring, now);
    }
    assertTrue(steps > 3 * 800 / 30, steps + " steps");
    assertTrue(ring.keys().size() < 2 * 12, ring.keys().size() + " keys");
  }

  private static void assertReady(KeyRing ring, Instant now) {
    for (KeyUse use : KeyUse.values()) {
      SigningKey signer = ring.signer(use, now).orElseThrow();
      assertTrue(
          ofUse(ring, use).stream()
              .filter(key -> key.state() == KeyState.PUBLISHED)
              .filter(key -> key.window().notAfter().isAfter(signer.window().notAfter()))
              .anyMatch(key -> !now.isBefore(PLAN.lifecycle().mayBeActiveFrom(key))),
          "no spare at " + now);
    }
  }

  @Test
  void a_stolen_key_is_followed_at_once_and_its_follower_gets_one_of_its_own() throws Exception {
    Instant stolen = FIRST.plus(Duration.ofDays(3));
    KeyRing ring = atFirst();
    SigningKey first = ofUse(ring, KeyUse.CODES).get(0);
    SigningKey second = ofUse(ring, KeyUse.CODES).get(1);
    ring = follow(PLAN.lifecycle().revoke(ring, first.kid(), stolen), stolen);
    assertEquals(
        List.of(KeyState.REVOKED, KeyState.ACTIVE, KeyState.PUBLISHED), states(ring, KeyUse.CODES));
    assertEquals(second.kid(), ring.signer(KeyUse.CODES, stolen).orElseThrow().kid());
    assertEquals(stolen.plus(PERIOD), step(ring, stolen, Action.ACTIVATE, KeyUse.CODES).from());
  }

  @Test
  void what_a_theft_makes_due_is_due_since_the_theft() throws Exception {
    Instant stolen = FIRST.plus(Duration.ofDays(3));
    Instant seen = stolen.plus(Duration.ofHours(2));
    KeyRing ring = atFirst();
    SigningKey first = ofUse(ring, KeyUse.CODES).get(0);
    SigningKey spare = ofUse(ring, KeyUse.CODES).get(1);
    KeyRing spareStolen = PLAN.lifecycle().revoke(ring, spare.kid(), stolen);
    assertEquals(
        Duration.ofHours(2), step(spareStolen, seen, Action.PLAN, KeyUse.CODES).late(seen));
    KeyRing firstStolen = PLAN.lifecycle().revoke(ring, first.kid(), stolen);
    assertEquals(
        Duration.ofHours(2), step(firstStolen, seen, Action.ACTIVATE, KeyUse.CODES).late(seen));
  }

  @Test
  void where_the_spare_is_stolen_too_none_signs_before_the_lead_time_is_over() throws Exception {
    KeyRing ring = atFirst();
    for (SigningKey key : ofUse(ring, KeyUse.CODES)) {
      ring = PLAN.lifecycle().revoke(ring, key.kid(), FIRST);
    }
    ring = follow(ring, FIRST);
    Instant back = FIRST.plus(LEAD);
    assertEquals(Optional.empty(), ring.signer(KeyUse.CODES, FIRST));
    assertEquals(back, step(ring, FIRST, Action.ACTIVATE, KeyUse.CODES).from());
    assertEquals(ring, follow(ring, back.minus(SECOND)));
    assertTrue(follow(ring, back).signer(KeyUse.CODES, back).isPresent());
  }

  @Test
  void whoever_comes_back_late_is_told_how_late_and_the_rhythm_is_as_before() throws Exception {
    KeyRing ring = atFirst();
    Instant back = SECOND_ONE.plus(Duration.ofDays(5));
    RotationStep activation = step(ring, back, Action.ACTIVATE, KeyUse.CODES);
    assertTrue(activation.isDue(back));
    assertEquals(Duration.ofDays(5), activation.late(back));
    assertEquals(Duration.ofDays(8), step(ring, back, Action.PLAN, KeyUse.CODES).late(back));
    assertEquals(Action.PLAN, PLAN.due(ring, back).get(0).action());
    KeyRing followed = follow(ring, back);
    SigningKey second = ofUse(followed, KeyUse.CODES).get(1);
    assertEquals(second.kid(), followed.signer(KeyUse.CODES, back).orElseThrow().kid());
    assertEquals(
        SECOND_ONE.plus(PERIOD), step(followed, back, Action.ACTIVATE, KeyUse.CODES).from());
  }

  @Test
  void after_half_a_year_away_every_key_is_over_and_still_none_signs_early() throws Exception {
    KeyRing ring = atFirst();
    Instant back = FIRST.plus(Duration.ofDays(180));
    assertEquals(Optional.empty(), ring.signer(KeyUse.CODES, back));
    assertEquals(Duration.ofDays(180), step(ring, back, Action.PLAN, KeyUse.CODES).late(back));
    KeyRing followed = follow(ring, back);
    assertEquals(Optional.empty(), followed.signer(KeyUse.CODES, back));
    RotationStep activation = step(followed, back, Action.ACTIVATE, KeyUse.CODES);
    assertEquals(SECOND_ONE, activation.due());
    assertEquals(back.plus(LEAD), activation.from());
    assertFalse(activation.isDue(back.plus(LEAD).minusNanos(1)));
    assertTrue(follow(followed, back.plus(LEAD)).signer(KeyUse.CODES, back).isPresent());
  }

  @Test
  void a_key_made_by_hand_that_would_have_to_be_followed_at_once_is_no_successor()
      throws Exception {
    KeyRing ring = atFirst();
    Instant end = SECOND_ONE.plus(Duration.ofDays(7));
    SigningKey worn = key(KeyUse.CODES, new Window(NOW, end));
    SigningKey fresh = key(KeyUse.CODES, new Window(NOW, end.plus(SECOND)));
    KeyRing both = PLAN.lifecycle().plan(PLAN.lifecycle().plan(ring, worn, FIRST), fresh, FIRST);
    List<SigningKey> toPublish =
        PLAN.due(both, FIRST).stream().map(step -> step.key().orElseThrow()).toList();
    assertEquals(List.of(fresh), toPublish);
  }

  @Test
  void where_no_key_signs_a_spare_in_its_last_days_does_until_a_new_one_is_known()
      throws Exception {
    KeyRing ring = atFirst();
    Instant back = SECOND_ONE.plus(PERIOD).plus(Duration.ofDays(4));
    assertEquals(Optional.empty(), ring.signer(KeyUse.CODES, back));
    SigningKey spare = ofUse(ring, KeyUse.CODES).get(1);
    ring = follow(ring, back);
    assertEquals(spare.kid(), ring.signer(KeyUse.CODES, back).orElseThrow().kid());
    Instant led = back.plus(LEAD);
    assertEquals(
        spare.kid(), follow(ring, led.minus(SECOND)).signer(KeyUse.CODES, led).orElseThrow().kid());
    ring = follow(ring, led);
    assertEquals(
        List.of(KeyState.RETIRED, KeyState.ACTIVE, KeyState.ACTIVE, KeyState.PUBLISHED),
        states(ring, KeyUse.CODES));
  }

  @Test
  void a_key_with_a_long_window_made_by_hand_is_followed_after_its_period() throws Exception {
    Lifecycle lifecycle = PLAN.lifecycle();
    SigningKey longest = key(KeyUse.CODES, new Window(NOW, NOW.plus(Lifecycle.LONGEST_WINDOW)));
    KeyRing ring = lifecycle.plan(KeyRing.empty(), longest, NOW);
    ring = lifecycle.publish(ring, longest.kid(), 1, NOW);
    ring = follow(lifecycle.activate(ring, longest.kid(), FIRST), FIRST);
    ring = followUntil(ring, FIRST, SECOND_ONE.plus(Duration.ofDays(1)));
    assertEquals(
        List.of(KeyState.RETIRED, KeyState.ACTIVE, KeyState.PUBLISHED), states(ring, KeyUse.CODES));
  }

  @Test
  void without_lead_time_a_city_signs_from_its_first_second() throws Exception {
    RotationPlan demo = new RotationPlan(new Lifecycle(Duration.ZERO), RotationPolicy.DEFAULT);
    KeyRing ring = Followed.follow(demo, KeyRing.empty(), 1, NOW, RotationPlanTest::make);
    assertEquals(List.of(KeyState.ACTIVE, KeyState.PUBLISHED), states(ring, KeyUse.CODES));
    assertEquals(
        ring.keys(),
        Followed.follow(
                demo,
                ring,
                1,
                NOW.plus(PERIOD).minus(Duration.ofDays(1)).minus(SECOND),
                step -> {
                  throw new AssertionError(step);
                })
            .keys());
  }

  @Test
  void a_key_that_is_planned_by_hand_gets_the_window_that_the_schedule_would_give_it()
      throws Exception {
    KeyRing ring = atFirst();
    assertEquals(
        step(ring, FIRST, Action.PLAN, KeyUse.CODES).window(),
        PLAN.window(ring, KeyUse.CODES, FIRST));
    Duration longest = LEAD.plus(Duration.ofDays(1)).plus(PERIOD.multipliedBy(2));
    KeyRing two = followUntil(ring, FIRST, SECOND_ONE.minus(Duration.ofDays(1)));
    assertEquals(
        new Window(FIRST, FIRST.plus(longest).plus(PLAN.policy().overlap())),
        PLAN.window(two, KeyUse.CODES, FIRST));
  }

  @Test
  void a_policy_leaves_room_for_codes_fetched_ahead_and_keeps_windows_in_bounds() {
    Duration hour = Duration.ofHours(1);
    new RotationPolicy(PERIOD, hour.multipliedBy(2), hour, Duration.ZERO);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RotationPolicy(PERIOD, hour.multipliedBy(2).minus(SECOND), hour, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RotationPolicy(Duration.ZERO, hour, Duration.ZERO, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RotationPolicy(PERIOD, hour, SECOND.negated(), Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RotationPolicy(PERIOD, hour, Duration.ZERO, SECOND.negated()));

    Duration day = Duration.ofDays(1);
    RotationPolicy longest =
        new RotationPolicy(day.multipliedBy(195), day.multipliedBy(7), hour, day);
    new RotationPlan(Lifecycle.DEFAULT, longest);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RotationPlan(new Lifecycle(LEAD.plus(SECOND)), longest));
  }

  /** A city that has just begun to sign. */
  private KeyRing atFirst() throws StepRefusedException {
    return follow(follow(KeyRing.empty(), NOW), FIRST);
  }

  private KeyRing follow(KeyRing ring, Instant now) throws StepRefusedException {
    return Followed.follow(PLAN, ring, ++serial, now, RotationPlanTest::make);
  }

  private KeyRing followUntil(KeyRing ring, Instant from, Instant end) throws StepRefusedException {
    KeyRing followed = ring;
    Instant now = from;
    while (true) {
      now = PLAN.ahead(followed, now).get(0).from();
      if (now.isAfter(end)) {
        return followed;
      }
      followed = follow(followed, now);
    }
  }

  private static SigningKey make(RotationStep step) {
    return key(step.use(), step.window());
  }

  private static RotationStep step(KeyRing ring, Instant now, Action action, KeyUse use) {
    return Stream.concat(PLAN.due(ring, now).stream(), PLAN.ahead(ring, now).stream())
        .filter(step -> step.action() == action && step.use() == use)
        .findFirst()
        .orElseThrow();
  }

  private static List<SigningKey> ofUse(KeyRing ring, KeyUse use) {
    return ring.keys().stream().filter(key -> key.use() == use).toList();
  }

  private static List<KeyState> states(KeyRing ring, KeyUse use) {
    return ofUse(ring, use).stream().map(SigningKey::state).toList();
  }
}
