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
import java.time.Instant;
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

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
