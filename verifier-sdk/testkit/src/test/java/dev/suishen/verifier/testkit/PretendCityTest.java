package dev.suishen.verifier.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PretendCityTest {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SettableClock clock = SettableClock.at(START);
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();

  @Test
  void one_seed_makes_one_city_byte_by_byte() {
    assertEquals(life(7), life(7));
    List<String> another = life(8);
    for (String trace : life(7)) {
      assertFalse(another.contains(trace), trace);
    }
  }

  /** Something of all that a city makes. */
  private static List<String> life(long seed) {
    PretendCity city = PretendCity.at(SettableClock.at(START), seed);
    List<String> traces = new ArrayList<>();
    for (Algorithm algorithm : Algorithm.values()) {
      city.rotateCodeKey(algorithm);
      traces.add(city.live().text());
      traces.add(city.paper().text());
      traces.add(city.pass().phone(Algorithm.ES256).show());
    }
    city.changeRoots();
    city.bundles().forEach(bundle -> traces.add(Arrays.toString(bundle.encoded())));
    traces.add(Arrays.toString(city.statusList(Scene.VENUE)));
    traces.add(city.subject(city.holder(), Scene.HOTEL));
    traces.add(city.codeThatIs(Reason.BAD_SIGNATURE).text());
    traces.add(city.toString());
    return traces;
  }

  @Test
  void a_revocation_is_seen_with_the_next_sync_and_a_suspension_comes_back() {
    PretendHolder revoked = city.holder();
    PretendHolder suspended = city.holder();
    String mine = city.live().of(revoked).text();
    String yours = city.live().of(suspended).text();
    city.revoke(revoked);
    city.suspend(suspended);
    assertEquals("accepted", scan(mine));
    city.sync(trust);
    assertEquals("REVOKED", scan(mine));
    assertEquals("SUSPENDED", scan(yours));
    city.reinstate(suspended);
    city.sync(trust);
    assertEquals("accepted", scan(yours));
    assertEquals("accepted", scan(city.live().text()));
  }

  @Test
  void the_next_bundle_is_made_when_it_is_due() {
    TrustBundle first = city.bundle();
    assertEquals(1, first.serial());
    clock.set(first.nextUpdate().minus(SECOND));
    assertEquals(1, city.bundle().serial());
    clock.advance(SECOND);
    assertEquals(2, city.bundle().serial());
    city.publishBundle();
    assertEquals(3, city.bundle().serial());
    city.sync(trust);
    assertEquals(3, trust.bundle().orElseThrow().serial());
  }

  @Test
  void whoever_does_not_sync_goes_stale_with_the_clock() {
    clock.set(trust.bundle().orElseThrow().expires().minus(SECOND));
    assertEquals("accepted", scan(city.live().text()));
    clock.advance(SECOND);
    assertEquals("TRUST_STALE", scan(city.live().text()));
    city.sync(trust);
    assertEquals("accepted", scan(city.live().text()));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void a_planned_change_of_keys_is_not_noticed(Algorithm algorithm) {
    String former = city.live().text();
    city.rotateCodeKey(algorithm);
    String latter = city.live().text();
    assertEquals("accepted", scan(former));
    assertEquals("accepted", scan(latter));
    city.sync(trust);
    assertEquals("accepted", scan(former));
    assertEquals("accepted", scan(latter));
  }

  @Test
  void two_changes_are_where_no_sync_came_between() {
    city.rotateCodeKey(Algorithm.ED25519);
    city.rotateCodeKey(Algorithm.ED25519);
    String latter = city.live().text();
    assertEquals("UNKNOWN_KEY", scan(latter));
    city.sync(trust);
    assertEquals("accepted", scan(latter));
  }

  @Test
  void a_revoked_keys_codes_are_refused() {
    String former = city.live().text();
    city.revokeCodeKey();
    assertEquals("accepted", scan(former));
    city.sync(trust);
    assertEquals("KEY_REVOKED", scan(former));
    assertEquals("accepted", scan(city.live().text()));
  }

  @Test
  void changed_roots_are_followed_through_the_bundles_between() throws Exception {
    city.changeRoots();
    city.publishBundle();
    city.changeRoots();
    city.publishBundle();
    List<TrustBundle> bundles = city.bundles();
    assertEquals(5, bundles.size());
    byte[] newest = city.bundle().encoded();
    BundleRefusedException refused =
        assertThrows(BundleRefusedException.class, () -> trust.takeBundle(newest, clock.instant()));
    assertEquals(BundleRefusedException.Cause.BUNDLE_SIGNATURE, refused.reason());
    city.sync(trust);
    assertArrayEquals(newest, trust.bundle().orElseThrow().encoded());
    assertEquals(city.trust().roots(), trust.roots());
    assertNotEquals(city.roots(), trust.roots());
  }

  @Test
  void a_store_of_another_city_is_not_brought_up_to_date() {
    PretendCity another = PretendCity.at(clock, 2);
    assertThrows(IllegalArgumentException.class, () -> another.sync(trust));
    assertEquals("accepted", scan(city.live().text()));
  }

  @Test
  void a_pseudonym_is_as_stable_as_its_scene_says() {
    PretendHolder holder = city.holder();
    assertPeriodEnds(Scene.VENUE, holder, "2026-11-24T16:00:00Z");
    assertPeriodEnds(Scene.TRANSIT, holder, "2026-11-30T16:00:00Z");
    String today = city.subject(holder, Scene.MEDICAL);
    clock.advance(Duration.ofDays(1000));
    assertEquals(today, city.subject(holder, Scene.MEDICAL));
  }

  private void assertPeriodEnds(Scene scene, PretendHolder holder, String end) {
    String now = city.subject(holder, scene);
    clock.set(Instant.parse(end).minus(SECOND));
    assertEquals(now, city.subject(holder, scene));
    clock.advance(SECOND);
    assertNotEquals(now, city.subject(holder, scene));
  }

  @Test
  void no_two_holders_share_a_subject_or_a_place() {
    Set<Object> seen = new HashSet<>();
    int holders = 2_000;
    for (int i = 0; i < holders; i++) {
      PretendHolder holder = city.holder();
      for (Scene scene : Scene.values()) {
        seen.add(city.subject(holder, scene));
        seen.add(scene + " " + holder.place(scene.number()));
      }
    }
    assertEquals(holders * 2 * Scene.values().length, seen.size());
  }

  @Test
  void a_holder_is_a_number_of_a_list() {
    assertEquals(new PretendHolder(0), city.holder());
    assertThrows(IllegalArgumentException.class, () -> new PretendHolder(-1));
    assertThrows(IllegalArgumentException.class, () -> new PretendHolder(1 << 20));
    assertEquals((1 << 20) - 1, new PretendHolder((1 << 20) - 1).number());
  }

  private String scan(String text) {
    return Answers.scan(text, trust, ScenePolicy.transitGate(), clock);
  }
}
