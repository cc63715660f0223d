package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.StatusLists;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import dev.suishen.verifier.refresh.TrustState.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In virtual time: what is asked for, when, and what is told. */
class TrustRefreshTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void the_first_round_brings_everything_at_once_and_says_that_all_is_ready() {
    TrustRefresh refresh = gate.started();
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    assertEquals(List.of("ready"), gate.told());
    assertEquals(Readiness.READY, refresh.state().readiness());
    assertEquals("accepted", gate.scan(gate.city.live().text()));
    assertEquals("accepted", gate.scan(gate.city.pass().text()));
  }

  @Test
  void starting_twice_is_starting_once() {
    TrustRefresh refresh = gate.started();
    refresh.start();
    gate.time.pass(Duration.ofMinutes(1));
    assertEquals(Gate.EVERYTHING, gate.source.asked());
  }

  @Test
  void bundle_and_list_are_asked_for_again_within_the_usual_wait_and_scene_keys_are_not() {
    gate.started();
    gate.source.asked();
    gate.time.pass(HOUR.minusNanos(1));
    assertEquals(List.of(), gate.source.asked());
    gate.time.pass(Duration.ofMinutes(6).plusNanos(1)); // a tenth spreads them
    assertEquals(Set.of("/trust/bundle", "/status/2/0"), Set.copyOf(gate.source.asked()));
  }

  @Test
  void what_is_held_is_not_sent_again() {
    TrustRefresh refresh = gate.started();
    TrustBundle bundle = gate.store.bundle().orElseThrow();
    StatusLists lists = gate.store.statusLists();
    gate.time.pass(Duration.ofMinutes(30));
    refresh.refreshNow();
    gate.time.pass(Duration.ZERO);
    assertSame(bundle, gate.store.bundle().orElseThrow());
    assertSame(lists, gate.store.statusLists());
    assertEquals(gate.clock.instant(), success(refresh, "bundle")); // 304 is a success
    assertEquals(gate.clock.instant(), success(refresh, "list-2-0"));
  }

  /** An application may take something itself; then a tag is of what is held no more. */
  @Test
  void only_what_is_held_is_asked_for_by_its_tag() throws Exception {
    TrustRefresh refresh = gate.builder().build();
    refresh.once();
    assertNull(gate.source.lastTag("/trust/bundle"));
    refresh.once();
    assertNotNull(gate.source.lastTag("/trust/bundle"));
    assertNotNull(gate.source.lastTag("/status/2/0"));
    gate.clock.advance(Duration.ofMinutes(1));
    gate.city.publishBundle();
    gate.city.revoke(gate.city.holder());
    gate.store.takeBundle(gate.city.bundle().encoded(), gate.clock.instant());
    gate.store.takeStatusList(gate.city.statusList(Scene.TRANSIT));
    refresh.once();
    assertNull(gate.source.lastTag("/trust/bundle"));
    assertNull(gate.source.lastTag("/status/2/0"));
  }

  /** The city's lists say that they are good for an hour, and bundles for a day. */
  @Test
  void a_list_is_asked_for_when_its_time_to_live_ends_and_a_bundle_when_the_next_is_due() {
    gate.builder().every(Duration.ofHours(5)).random(Gate.chance(0)).build().start();
    gate.time.pass(HOUR.minusNanos(1));
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    gate.time.pass(Duration.ofNanos(1));
    assertEquals(List.of("/status/2/0"), gate.source.asked());
    gate.time.pass(Duration.ofHours(19));
    assertEquals(4, count("/trust/bundle"));
    gate.time.pass(Duration.ofHours(4).minusNanos(1));
    assertEquals(0, count("/trust/bundle"));
    gate.time.pass(Duration.ofNanos(1));
    assertEquals(1, count("/trust/bundle"));
    assertEquals(2, gate.store.bundle().orElseThrow().serial());
  }

  @Test
  void a_list_that_does_not_come_keeps_nothing_else_away() {
    gate.source.fail("/status/2/0");
    TrustRefresh refresh = gate.started();
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    assertEquals(List.of("stale"), gate.told());
    assertEquals("accepted", gate.scan(gate.city.live().text()));
    assertEquals("STATUS_STALE", gate.scan(gate.city.pass().text()));
    assertEquals("UNREACHABLE", failure(refresh, "list-2-0").cause());
    gate.source.behave();
    gate.time.pass(Duration.ofSeconds(10));
    assertEquals(List.of("/status/2/0"), gate.source.asked());
    assertEquals(List.of("ready"), gate.told());
    assertEquals("accepted", gate.scan(gate.city.pass().text()));
  }

  @Test
  void a_bundle_that_does_not_come_keeps_no_list_away() {
    TrustRefresh refresh = gate.started();
    gate.source.fail("/trust/bundle");
    gate.clock.advance(Duration.ofHours(2));
    refresh.refreshNow();
    gate.time.pass(Duration.ZERO);
    assertEquals("UNREACHABLE", failure(refresh, "bundle").cause());
    assertEquals(gate.clock.instant(), success(refresh, "list-2-0"));
    assertEquals(
        gate.clock.instant(), refresh.state().piece("list-2-0").orElseThrow().issuedAt().get());
  }

  @Test
  void without_a_scene_all_lists_are_asked_for_and_no_keys() {
    TrustRefresh refresh =
        TrustRefresh.builder()
            .trust(gate.store)
            .source(gate.source)
            .clock(gate.clock)
            .executor(gate.time)
            .nanos(gate.time::nanos)
            .build();
    refresh.start();
    gate.time.pass(Duration.ZERO);
    assertEquals(
        List.of(
            "/trust/bundle",
            "/status/1/0",
            "/status/2/0",
            "/status/3/0",
            "/status/4/0",
            "/status/5/0"),
        gate.source.asked());
    assertEquals(Readiness.READY, refresh.state().readiness());
  }

  @Test
  void with_no_days_no_keys_are_asked_for_and_none_are_missed() {
    TrustRefresh refresh = gate.builder().days(0).build();
    refresh.start();
    gate.time.pass(Duration.ZERO);
    assertEquals(List.of("/trust/bundle", "/status/2/0"), gate.source.asked());
    assertEquals(Readiness.READY, refresh.state().readiness());
  }

  @Test
  void scene_keys_come_from_seven_days_back_to_the_last_of_the_days_ahead() {
    gate.started();
    assertTrue(
        gate.service
            .requests()
            .contains("/api/v1/scene-keys?scene=transit&from=2026-11-17&days=30"));
    long today = SceneKey.epochOf(Gate.NOW.getEpochSecond());
    assertFalse(holds(today - 8));
    assertTrue(holds(today - 7));
    assertTrue(holds(today + 22));
    assertFalse(holds(today + 23));
  }

  /** 23 days from today on; at 12 it waits, with 11 left it asks. */
  @Test
  void scene_keys_are_asked_for_again_once_fewer_than_half_of_the_days_are_held() {
    gate.started();
    gate.source.asked();
    gate.clock.advance(Duration.ofDays(11));
    gate.time.pass(HOUR.multipliedBy(2));
    assertEquals(0, count("/api/v1/scene-keys"));
    gate.clock.advance(Duration.ofDays(1));
    gate.time.pass(Duration.ofMinutes(1));
    assertEquals(1, count("/api/v1/scene-keys"));
    assertTrue(holds(SceneKey.epochOf(gate.clock.instant().getEpochSecond()) + 22));
  }

  /** A PASS may have begun a week ago. */
  @Test
  void scene_keys_are_asked_for_where_one_of_the_last_seven_days_is_missing() {
    List<SceneKey> held = new ArrayList<>();
    long today = SceneKey.epochOf(Gate.NOW.getEpochSecond());
    for (long epoch = today - 6; epoch < today + 23; epoch++) {
      held.add(SceneKey.of(Scene.TRANSIT, epoch, new byte[32]));
    }
    gate.store.putSceneKeys(SceneKeys.of(held));
    gate.started();
    assertEquals(1, count("/api/v1/scene-keys"));
    assertTrue(holds(today - 7));
  }

  /** Also once the time has passed at which scene keys might have been needed and were not. */
  @Test
  void it_wakes_once_a_minute_and_when_something_is_due() {
    gate.started();
    gate.time.pass(HOUR.multipliedBy(3));
    int before = gate.time.tasksRun();
    gate.time.pass(HOUR);
    int wakes = gate.time.tasksRun() - before;
    assertTrue(wakes >= 60 && wakes < 70, wakes + " wakes in an hour");
  }

  @Test
  void scene_keys_of_days_that_no_code_can_be_of_are_forgotten() {
    TrustRefresh refresh = gate.started();
    long first = SceneKey.epochOf(Gate.NOW.getEpochSecond()) - 7;
    gate.clock.advance(Duration.ofDays(173));
    refresh.once();
    assertTrue(holds(first));
    gate.clock.advance(Duration.ofDays(1));
    refresh.once();
    assertFalse(holds(first));
    assertTrue(holds(first + 1));
  }

  @Test
  void asking_now_asks_for_everything_whatever_was_planned() {
    gate.source.fail("/trust/bundle");
    TrustRefresh refresh = gate.started();
    gate.time.pass(Duration.ofHours(5)); // it waits for minutes by now
    gate.source.behave().asked();
    refresh.refreshNow();
    gate.time.pass(Duration.ZERO);
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    gate.time.pass(Duration.ofMinutes(59)); // and the plan is made anew, once
    assertEquals(List.of(), gate.source.asked());
  }

  @Test
  void asking_now_while_it_asks_makes_another_round() {
    TrustRefresh refresh = gate.builder().build();
    boolean[] asked = new boolean[1];
    gate.source.beforeEach(
        () -> {
          if (!asked[0]) {
            asked[0] = true;
            refresh.refreshNow();
          }
        });
    refresh.start();
    gate.time.pass(Duration.ZERO);
    assertEquals(6, gate.source.asked().size());
  }

  @Test
  void once_asks_for_everything_in_the_callers_thread_and_starts_nothing() {
    TrustRefresh refresh = gate.builder().build();
    assertTrue(refresh.once().isReady());
    assertEquals(Gate.EVERYTHING, gate.source.asked());
    assertTrue(refresh.once().isReady());
    assertEquals(Gate.EVERYTHING, gate.source.asked()); // needed or not
    gate.time.pass(Duration.ofDays(2));
    assertEquals(List.of(), gate.source.asked());
  }

  @Test
  void retry_after_is_honoured_within_the_usual_wait() {
    gate.source.fail("/trust/bundle", busy(Duration.ofMinutes(20)));
    gate.started();
    assertEquals(1, count("/trust/bundle"));
    gate.time.pass(Duration.ofMinutes(20).minusNanos(1));
    assertEquals(0, count("/trust/bundle"));
    gate.source.fail("/trust/bundle", busy(Duration.ofDays(3650)));
    gate.time.pass(Duration.ofNanos(1));
    assertEquals(1, count("/trust/bundle"));
    gate.time.pass(HOUR.minusNanos(1));
    assertEquals(0, count("/trust/bundle"));
    gate.source.behave().lie("/trust/bundle", new byte[1]);
    gate.time.pass(Duration.ofNanos(1));
    assertEquals(1, count("/trust/bundle"));
    gate.time.pass(Duration.ofMinutes(15)); // nothing was asked for this time
    assertTrue(count("/trust/bundle") > 0);
  }

  @Test
  void each_failure_waits_longer_up_to_the_cap_and_success_begins_anew() {
    gate.source.fail("/trust/bundle");
    TrustRefresh refresh = gate.started();
    gate.time.pass(Duration.ofSeconds(30));
    assertTrue(count("/trust/bundle") >= 3); // within 10 and 20 seconds of another
    gate.time.pass(Duration.ofDays(1));
    int day = count("/trust/bundle");
    assertTrue(day >= 24 * 4 && day < 24 * 60, day + " attempts in a day");
    gate.source.behave();
    gate.time.pass(Duration.ofMinutes(15));
    assertEquals(List.of("ready"), gate.told());
    gate.source.fail("/trust/bundle");
    refresh.refreshNow();
    gate.time.pass(Duration.ofSeconds(10));
    assertTrue(count("/trust/bundle") >= 2);
  }

  @Test
  void a_source_that_throws_what_it_should_not_is_unreachable_and_ends_nothing() {
    gate.source.beforeEach(
        () -> {
          throw new IllegalStateException("a fault of its own");
        });
    TrustRefresh refresh = gate.started();
    assertEquals("UNREACHABLE", failure(refresh, "bundle").cause());
    assertEquals(
        "java.lang.IllegalStateException: a fault of its own", failure(refresh, "bundle").why());
    gate.source.behave();
    gate.time.pass(Duration.ofSeconds(10));
    assertEquals(List.of("ready"), gate.told());
  }

  /** Out of memory, a class that is missing: the next round may do better. */
  @Test
  void even_an_error_ends_nothing() {
    gate.source.beforeEach(
        () -> {
          throw new NoClassDefFoundError("for a moment");
        });
    TrustRefresh refresh = gate.started();
    assertEquals(1, count("/trust/bundle"));
    assertEquals("java.lang.NoClassDefFoundError: for a moment", failure(refresh, "bundle").why());
    gate.source.behave();
    gate.time.pass(Duration.ofSeconds(10));
    assertEquals(List.of("ready"), gate.told());
  }

  @Test
  void a_listener_that_throws_ends_nothing_and_keeps_no_piece_away() {
    RefreshListener broken =
        new RefreshListener() {
          @Override
          public void ready(TrustState state) {
            throw new IllegalStateException("the lamp is broken");
          }

          @Override
          public void refused(String piece, Failure why) {
            throw new IllegalStateException("the bell is broken");
          }
        };
    TrustRefresh refresh = gate.builder().listener(broken).build();
    assertTrue(refresh.once().isReady());
    gate.source.lie("/trust/bundle", new byte[1]);
    gate.clock.advance(HOUR);
    refresh.once();
    assertEquals("BUNDLE_MALFORMED", failure(refresh, "bundle").cause());
    assertEquals(gate.clock.instant(), success(refresh, "list-2-0"));
  }

  @Test
  void that_time_alone_makes_it_stale_is_told_within_a_minute_and_once() {
    TrustRefresh refresh = gate.started();
    gate.told();
    Instant staleFrom = staleFrom(refresh, "list-2-0");
    assertEquals(Gate.NOW.plus(Duration.ofDays(2)), staleFrom); // the bundle's limit; exp is later
    gate.source.fail("/status/2/0");
    gate.time.pass(Duration.between(gate.clock.instant(), staleFrom).minusNanos(1));
    assertEquals(List.of(), gate.told());
    assertTrue(refresh.state().isReady());
    gate.time.pass(Duration.ofNanos(1));
    assertEquals(Readiness.STALE, refresh.state().readiness());
    gate.time.pass(Duration.ofMinutes(1));
    assertEquals(List.of("stale"), gate.told());
    gate.time.pass(HOUR);
    assertEquals(List.of(), gate.told());
    gate.source.behave();
    gate.time.pass(Duration.ofMinutes(15));
    assertEquals(List.of("ready"), gate.told());
  }

  @Test
  void that_it_becomes_stale_is_told_in_the_middle_of_a_round_that_hangs() {
    TrustRefresh refresh = gate.started();
    List<List<String>> seen = new ArrayList<>();
    gate.source.beforeEach(
        () -> {
          seen.add(gate.told());
          if (seen.size() == 1) {
            gate.clock.advance(Duration.ofDays(7)); // an answer that took a week
            throw new IllegalStateException("and was none");
          }
        });
    refresh.refreshNow();
    gate.time.pass(Duration.ZERO);
    assertEquals(List.of(List.of("ready"), List.of("stale"), List.of()), seen);
  }

  @Test
  void ready_is_from_the_last_piece_on_until_the_first_goes_stale() {
    gate.source.fail("/status/2/0").fail("/api/v1/scene-keys");
    TrustRefresh refresh = gate.builder().build();
    assertEquals(Readiness.EMPTY, refresh.state().readiness());
    assertEquals(List.of("bundle", "scene-keys"), names(refresh));
    assertEquals(Readiness.STALE, refresh.once().readiness());
    assertEquals(List.of("bundle", "list-2-0", "scene-keys"), names(refresh));
    gate.source.behave().fail("/api/v1/scene-keys");
    assertEquals(Readiness.STALE, refresh.once().readiness());
    gate.source.behave();
    assertEquals(Readiness.READY, refresh.once().readiness());
    gate.source.fail("/trust/bundle");
    assertEquals(Gate.NOW.plus(Duration.ofDays(7)), staleFrom(refresh, "bundle"));
    gate.clock.set(Gate.NOW.plus(Duration.ofDays(7)).minusNanos(1));
    assertEquals(Readiness.READY, refresh.once().readiness());
    gate.clock.set(Gate.NOW.plus(Duration.ofDays(7)));
    assertEquals(Readiness.STALE, refresh.state().readiness());
  }

  @Test
  void scene_keys_are_stale_from_the_first_day_that_is_not_held() {
    TrustRefresh refresh = gate.started();
    Instant midnight = Instant.parse("2026-12-17T00:00:00Z"); // 23 days from the 24th on
    assertEquals(midnight, staleFrom(refresh, "scene-keys"));
    assertFalse(stateAt(refresh, midnight.minusNanos(1)).isStale());
    assertTrue(stateAt(refresh, midnight).isStale());
    assertTrue(refresh.state().piece("scene-keys").orElseThrow().staleFrom().isEmpty());
  }

  @Test
  void each_piece_says_what_is_held_how_old_it_is_and_what_came_of_fetching_it() {
    TrustRefresh refresh = gate.started();
    gate.clock.advance(Duration.ofMinutes(10));
    PieceState bundle = refresh.state().piece("bundle").orElseThrow();
    assertEquals(Duration.ofMinutes(10), bundle.age().orElseThrow());
    assertEquals(Gate.NOW, bundle.issuedAt().orElseThrow());
    assertEquals(Gate.NOW, bundle.lastSuccess().orElseThrow());
    gate.source.fail("/trust/bundle");
    refresh.once();
    PieceState failed = refresh.state().piece("bundle").orElseThrow();
    assertEquals(Gate.NOW, failed.lastSuccess().orElseThrow());
    assertEquals(
        new Failure(
            Gate.NOW.plus(Duration.ofMinutes(10)), false, "UNREACHABLE", "/trust/bundle: cut off"),
        failed.failure().orElseThrow());
    gate.clock.set(Instant.EPOCH);
    assertTrue(refresh.state().piece("bundle").orElseThrow().age().orElseThrow().isNegative());
  }

  @Test
  void with_another_bundle_the_lists_are_asked_for_again_whatever_was_planned() {
    TrustRefresh refresh = gate.started();
    gate.source.fail("/trust/bundle").fail("/status/2/0", busy(HOUR));
    refresh.refreshNow();
    gate.time.pass(Duration.ZERO);
    gate.source.behave().asked();
    gate.city.publishBundle(); // it may name the key that the list was refused for
    gate.time.pass(Duration.ofSeconds(10));
    assertEquals(List.of("/trust/bundle", "/status/2/0"), gate.source.asked());
  }

  /** A clock without a battery begins in 1970, and comes right when it may. */
  @Test
  void a_clock_that_jumps_stops_nothing() {
    gate.clock.set(Instant.EPOCH);
    TrustRefresh refresh = gate.started();
    gate.source.asked();
    assertEquals(1, gate.store.bundle().orElseThrow().serial());
    gate.time.pass(HOUR.plusMinutes(7));
    assertTrue(gate.source.asked().contains("/trust/bundle"));
    gate.clock.set(Gate.NOW);
    gate.time.pass(HOUR.plusMinutes(7));
    assertTrue(gate.source.asked().contains("/trust/bundle"));
    assertTrue(refresh.state().isReady());
    gate.clock.set(Gate.NOW.minus(Duration.ofDays(4000)));
    gate.time.pass(HOUR.plusMinutes(7));
    assertTrue(gate.source.asked().contains("/trust/bundle"));
  }

  @Test
  void nothing_is_taken_and_nobody_is_told_once_it_is_closed() {
    TrustRefresh refresh = gate.builder().build();
    gate.source.lie("/trust/bundle", gate.city.bundle().encoded()); // which is the truth
    gate.source.beforeEach(refresh::close);
    refresh.start();
    gate.time.pass(Duration.ofDays(3));
    assertTrue(Thread.interrupted()); // the thread of the refresh was this one
    assertEquals(List.of("/trust/bundle"), gate.source.asked());
    assertTrue(gate.store.bundle().isEmpty());
    refresh.start();
    refresh.refreshNow();
    refresh.once();
    gate.time.pass(Duration.ofDays(3));
    assertEquals(List.of(), gate.source.asked());
    assertEquals(List.of(), gate.told());
    assertFalse(gate.time.isShutdown()); // it is the host's
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    TrustRefresh.Builder builder = TrustRefresh.builder();
    assertEquals("trust", assertThrows(NullPointerException.class, builder::build).getMessage());
    builder.trust(gate.store);
    assertEquals("source", assertThrows(NullPointerException.class, builder::build).getMessage());
    assertThrows(IllegalArgumentException.class, () -> builder.days(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.days(54));
    builder.days(53).source(gate.source).every(Duration.ofSeconds(4));
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  /** How often a path was asked for since anything was last counted. */
  private int count(String path) {
    return Collections.frequency(gate.source.asked(), path);
  }

  private static Failure failure(TrustRefresh refresh, String piece) {
    return refresh.state().piece(piece).orElseThrow().failure().orElseThrow();
  }

  private static Instant success(TrustRefresh refresh, String piece) {
    return refresh.state().piece(piece).orElseThrow().lastSuccess().orElseThrow();
  }

  private static Instant staleFrom(TrustRefresh refresh, String piece) {
    return refresh.state().piece(piece).orElseThrow().staleFrom().orElseThrow();
  }

  private static List<String> names(TrustRefresh refresh) {
    return refresh.state().pieces().stream().map(PieceState::piece).toList();
  }

  private boolean holds(long epoch) {
    return gate.store.sceneKeys().holds(Scene.TRANSIT, epoch);
  }

  private PieceState stateAt(TrustRefresh refresh, Instant moment) {
    gate.clock.set(moment);
    return refresh.state().piece("scene-keys").orElseThrow();
  }

  private static FetchFailedException busy(Duration time) {
    return new FetchFailedException(Cause.HTTP_STATUS, "/trust/bundle: HTTP 503", time);
  }
}
