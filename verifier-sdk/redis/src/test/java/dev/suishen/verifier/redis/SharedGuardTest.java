package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.SettableClock;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.protocol.CommandType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gates of one place while Redis is there. */
class SharedGuardTest {
  private static final long NOW = 1_764_000_000;
  private static final int TIMES = 10_000;

  private static RedisProcess redis;
  private final Station station = new Station();

  @BeforeAll
  static void start() {
    redis = RedisProcess.started();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void forgetAll() {
    redis.ask(all -> all.flushall());
  }

  @AfterEach
  void close() throws Exception {
    station.close();
  }

  @Test
  void of_two_gates_with_one_mark_at_the_same_instant_one_lets_it_in() throws Exception {
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    assertEquals(
        TIMES,
        TwoGates.oneAdmits(
            TIMES,
            i -> one.remember(code(i), NOW, NOW + 90),
            i -> other.remember(code(i), NOW, NOW + 90)));
    assertEquals(0, one.sharing().alone() + other.sharing().alone());
  }

  @Test
  void of_two_verifiers_with_one_code_at_the_same_instant_one_accepts_it() throws Exception {
    SettableClock clock = SettableClock.at(Instant.ofEpochSecond(NOW));
    PretendCity city = PretendCity.at(clock);
    List<String> texts =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i % 2 == 0 ? city.live().text() : city.pass().phone().show())
            .toList();
    Verifier one = verifier(city, clock, station.sharingGate(redis.uri()));
    Verifier other = verifier(city, clock, station.sharingGate(redis.uri()));
    assertEquals(
        texts.size(),
        TwoGates.oneAdmits(
            texts.size(),
            i -> accepts(one.verify(texts.get(i))),
            i -> accepts(other.verify(texts.get(i)))));
  }

  private static Verifier verifier(PretendCity city, SettableClock clock, ReplayGuard guard) {
    return Verifier.builder()
        .trust(city.trust())
        .policy(ScenePolicy.transitGate())
        .clock(clock)
        .replayGuard(guard)
        .build();
  }

  /** Of what is not accepted, that it is the replay alone. */
  private static boolean accepts(Verification answer) {
    return answer.fold(
        accepted -> true,
        rejected -> {
          assertEquals(Reason.REPLAYED, rejected.reason());
          return false;
        },
        undetermined -> {
          throw new AssertionError(undetermined);
        });
  }

  @Test
  void what_one_gate_has_seen_every_other_knows() {
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    for (ReplayGuard.Type type : ReplayGuard.Type.values()) {
      Mark mark = new Mark(type, -1, NOW);
      assertTrue(one.remember(mark, NOW, NOW + 90));
      assertFalse(other.remember(mark, NOW, NOW + 90));
      assertFalse(one.remember(mark, NOW, NOW + 90));
    }
  }

  /**
   * Gates' clocks may be two minutes apart; how long a cool-down takes, no clock disagrees about.
   */
  @Test
  void a_key_lives_until_the_slowest_clock_has_ended_its_mark() {
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    gate.remember(new Mark(ReplayGuard.Type.SUBJECT, 1, 2), NOW, NOW + 60);
    assertLives(60);
    gate.remember(new Mark(ReplayGuard.Type.CODE, 1, 0), NOW, NOW + 60);
    assertLives(60 + 120);
    gate.remember(new Mark(ReplayGuard.Type.PROOF, 1, NOW), NOW, NOW + 60);
    assertLives(60 + 120);
    gate.remember(new Mark(ReplayGuard.Type.SUBJECT, 2, 2), NOW, NOW + 1);
    assertLives(1);
  }

  @Test
  void a_mark_without_end_lives_a_century() {
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    long century = 100L * 365 * 86_400;
    gate.remember(new Mark(ReplayGuard.Type.SUBJECT, 1, 2), NOW, Long.MAX_VALUE);
    assertLives(century);
    gate.remember(new Mark(ReplayGuard.Type.SUBJECT, 2, 2), -NOW, Long.MAX_VALUE);
    assertLives(century);
    assertTrue(gate.sharing().shared());
  }

  /** The one key there is, which goes. */
  private static void assertLives(long seconds) {
    List<String> keys = redis.keys();
    assertEquals(1, keys.size());
    long left = redis.ask(all -> all.pttl(keys.get(0)));
    assertTrue(left <= seconds * 1000 && left > seconds * 1000 - 30_000, left + " ms");
    redis.ask(all -> all.flushall());
  }

  @Test
  void a_mark_that_has_ended_is_shared_with_nobody() {
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    assertTrue(gate.remember(code(1), NOW, NOW));
    assertTrue(gate.remember(code(1), NOW, NOW - 1));
    assertTrue(gate.remember(code(1), NOW, Long.MIN_VALUE));
    assertEquals(List.of(), redis.keys());
    assertTrue(gate.remember(code(1), NOW, NOW + 1));
    assertEquals(1, redis.keys().size());
  }

  /** Also at one that refused its holder meanwhile, where no cool-down begins with that. */
  @Test
  void after_its_life_a_mark_is_new_again_at_another_gate() {
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    Mark holder = new Mark(ReplayGuard.Type.SUBJECT, 7, 2);
    assertTrue(one.remember(holder, NOW, NOW + 3));
    long start = System.nanoTime();
    assertFalse(other.remember(holder, NOW + 2, NOW + 5));
    Station.await(() -> redis.keys().isEmpty());
    assertTrue(System.nanoTime() - start > 2_500_000_000L, "gone before its end");
    assertTrue(other.remember(holder, NOW + 3, NOW + 6));
    assertFalse(other.remember(holder, NOW + 5, NOW + 8));
  }

  @Test
  void places_share_nothing() {
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    try (RedisReplayGuard elsewhere = gate("metro-line-3", Station.SECRET);
        RedisReplayGuard stranger = gate(Station.NAME, new byte[] {1, 2, 3})) {
      assertTrue(elsewhere.remember(code(1), NOW, NOW + 90));
      assertTrue(stranger.remember(code(1), NOW, NOW + 90));
      assertEquals(0, elsewhere.sharing().alone() + stranger.sharing().alone());
    }
  }

  private RedisReplayGuard gate(String place, byte[] secret) {
    RedisReplayGuard guard =
        RedisReplayGuard.builder()
            .marks(station.marks(redis.uri()))
            .place(place)
            .secret(Arrays.copyOf(secret, 32))
            .timeout(Station.PATIENT)
            .build();
    Station.awaitShared(guard);
    return guard;
  }

  @Test
  void an_interrupt_changes_no_answer_and_is_kept() {
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    assertTrue(one.remember(code(1), NOW, NOW + 90));
    Thread.currentThread().interrupt();
    boolean isNew = other.remember(code(1), NOW, NOW + 90);
    assertTrue(Thread.interrupted());
    assertFalse(isNew);
    assertEquals(0, other.sharing().alone());
  }

  /** {@code SET NX} asks not what is there. */
  @Test
  void a_key_of_another_type_counts_as_seen() {
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    String key = new Place(Station.NAME, Station.SECRET).shared(code(1), NOW, NOW + 90).key();
    redis.ask(all -> all.rpush(key, "a list"));
    assertFalse(gate.remember(code(1), NOW, NOW + 90));
    assertTrue(gate.sharing().shared());
  }

  /** All that a gate's user must be allowed. */
  @Test
  void set_on_the_places_own_keys_is_right_enough() {
    redis.ask(
        all -> {
          all.aclSetuser(
              "gate",
              AclSetuserArgs.Builder.on()
                  .addPassword("password")
                  .keyPattern(Station.NAME + ":*")
                  .addCommand(CommandType.SET));
          return null;
        });
    RedisURI uri = redis.uri();
    uri.setUsername("gate");
    uri.setPassword("password".toCharArray());
    RedisReplayGuard gate = station.sharingGate(uri);
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(station.sharingGate(redis.uri()).remember(code(1), NOW, NOW + 90));
    assertEquals(0, gate.sharing().alone());
  }

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
