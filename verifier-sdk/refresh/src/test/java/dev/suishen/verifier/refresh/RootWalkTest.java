package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import dev.suishen.verifier.testkit.PretendCity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the roots trusted now to those of today. */
class RootWalkTest {
  private Gate gate;
  private TrustRefresh refresh;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate();
    refresh = gate.builder().build();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  /** Bundles 2, 4, 6, 8 and 10 change the roots; all have expired but the newest. */
  @Test
  void five_root_changes_missed_while_away_are_walked_in_order() {
    refresh.once();
    for (int change = 0; change < 5; change++) {
      gate.clock.advance(Duration.ofDays(8));
      gate.city.changeRoots();
      gate.city.publishBundle();
    }
    gate.source.asked();
    TrustState state = refresh.once();
    assertEquals(11, serial());
    assertTrue(state.isReady());
    assertEquals(steps(2, 10), bundlesAsked());
    assertEquals("accepted", gate.scan(gate.city.live().text()));
  }

  @Test
  void the_walk_ends_where_the_newest_can_be_taken() {
    refresh.once();
    gate.city.changeRoots();
    IntStream.range(0, 8).forEach(each -> gate.city.publishBundle());
    gate.source.asked();
    refresh.once();
    assertEquals(10, serial());
    assertEquals(steps(2, 2), bundlesAsked());
  }

  @Test
  void where_the_roots_are_the_same_nothing_between_is_asked_for() {
    refresh.once();
    IntStream.range(0, 300).forEach(each -> gate.city.publishBundle());
    gate.source.asked();
    refresh.once();
    assertEquals(301, serial());
    assertEquals(List.of(), bundlesAsked());
  }

  @Test
  void a_gap_of_fifteen_serials_is_stepped_over() {
    refresh.once();
    loseAndChangeRoots(15);
    refresh.once();
    assertEquals(18, serial());
  }

  @Test
  void a_gap_of_sixteen_serials_ends_the_walk() {
    refresh.once();
    loseAndChangeRoots(16);
    gate.told();
    gate.source.asked();
    refresh.once();
    assertEquals(1, serial());
    assertEquals(List.of("bundle BUNDLE_SIGNATURE"), gate.told());
    assertEquals(steps(2, 17), bundlesAsked());
  }

  /** An installer pins the roots of its day, and is started years later. */
  @Test
  void an_empty_store_with_newer_roots_than_the_first_finds_where_they_began() {
    gate.city.changeRoots();
    gate.city.changeRoots();
    RootSet pinned = gate.city.bundle().roots();
    gate.city.changeRoots();
    gate.city.publishBundle();
    TrustStore later = TrustStore.pinned(pinned);
    assertTrue(gate.builder().trust(later).build().once().isReady());
    assertEquals(5, later.bundle().orElseThrow().serial());
    assertEquals(steps(1, 4), bundlesAsked());
  }

  @Test
  void an_empty_store_with_roots_of_the_future_takes_nothing() {
    RootSet others = PretendCity.at(gate.clock, 2).roots();
    TrustStore stranger = TrustStore.pinned(others);
    gate.builder().trust(stranger).build().once();
    assertTrue(stranger.bundle().isEmpty());
    assertEquals(steps(1, 17), bundlesAsked());
  }

  @Test
  void a_walk_that_is_cut_short_goes_on_from_there() {
    refresh.once();
    changeRoots(5);
    gate.source.asked();
    gate.source.fail("/trust/bundles/4");
    assertEquals("UNREACHABLE", failure(refresh.once()).cause());
    assertEquals(3, serial());
    assertEquals(steps(2, 4), bundlesAsked());
    gate.source.behave();
    refresh.once();
    assertEquals(6, serial());
    assertEquals(steps(4, 6).subList(0, 2), bundlesAsked());
  }

  @Test
  void a_search_for_the_first_step_that_is_cut_short_goes_on_from_there() {
    changeRoots(6);
    TrustStore later = TrustStore.pinned(gate.city.bundles().get(4).roots());
    TrustRefresh search = gate.builder().trust(later).build();
    gate.source.fail("/trust/bundles/4");
    search.once();
    assertEquals(steps(1, 4), bundlesAsked());
    gate.source.behave();
    search.once();
    assertEquals(steps(4, 6), bundlesAsked());
    assertEquals(7, later.bundle().orElseThrow().serial());
  }

  @Test
  void steps_may_have_expired_and_the_last_may_not() {
    refresh.once();
    changeRoots(2);
    byte[] last = gate.city.bundle().encoded();
    gate.clock.advance(Duration.ofDays(7));
    gate.source.lie("/trust/bundle", last);
    assertEquals("BUNDLE_EXPIRED", failure(refresh.once()).cause());
    assertEquals(2, serial());
    gate.clock.advance(Duration.ofNanos(-1));
    refresh.once();
    assertEquals(3, serial());
  }

  @Test
  void a_step_that_is_forged_ends_the_walk() {
    refresh.once();
    changeRoots(5);
    gate.source.lie("/trust/bundles/3", foreign());
    gate.source.asked();
    gate.told();
    assertEquals("BUNDLE_SIGNATURE", failure(refresh.once()).cause());
    assertEquals(2, serial());
    assertEquals(steps(2, 3), bundlesAsked());
    assertEquals("bundle BUNDLE_SIGNATURE", gate.told().get(0));
  }

  /** A folder whose newest file was damaged remembers its serial, and holds the one before. */
  @Test
  void a_step_older_than_what_was_held_once_is_passed_over() {
    refresh.once();
    gate.city.publishBundle();
    gate.city.publishBundle();
    changeRoots(2);
    gate.store.refuseOlderThan(3, new byte[32]);
    gate.source.asked();
    refresh.once();
    assertEquals(5, serial());
    assertEquals(steps(2, 4), bundlesAsked());
  }

  @Test
  void a_service_that_makes_steps_up_for_ever_comes_to_an_end() {
    Endless endless = new Endless(foreign());
    TrustState state = gate.builder().source(endless).build().once();
    assertEquals("BUNDLE_SIGNATURE", failure(state).cause());
    assertEquals(1 + 4096, endless.asked);
  }

  /** Bundles 2 and on are lost, the next changes the roots, and another follows. */
  private void loseAndChangeRoots(int lost) {
    IntStream.range(0, lost).forEach(each -> gate.city.publishBundle());
    for (int serial = 2; serial < 2 + lost; serial++) {
      gate.source.absent("/trust/bundles/" + serial);
    }
    gate.city.changeRoots();
    gate.city.publishBundle();
  }

  private void changeRoots(int times) {
    IntStream.range(0, times).forEach(each -> gate.city.changeRoots());
  }

  private byte[] foreign() {
    return PretendCity.at(gate.clock, 2).bundle().encoded();
  }

  private long serial() {
    return gate.store.bundle().orElseThrow().serial();
  }

  private List<String> bundlesAsked() {
    return gate.source.asked().stream().filter(path -> path.startsWith("/trust/bundles/")).toList();
  }

  private static List<String> steps(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(serial -> "/trust/bundles/" + serial)
        .toList();
  }

  private static Failure failure(TrustState state) {
    return state.piece("bundle").orElseThrow().failure().orElseThrow();
  }

  /** Has a bundle for every serial. */
  private static final class Endless implements TrustSource {
    private final byte[] bundle;
    private int asked;

    Endless(byte[] bundle) {
      this.bundle = bundle;
    }

    @Override
    public Optional<Content> fetch(String path, int mostBytes, @Nullable String tag) {
      asked++;
      return Optional.of(new Content(bundle, null));
    }

    @Override
    public SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException {
      throw new FetchFailedException(Cause.ABSENT, "none");
    }
  }
}
