package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis stops, hangs, refuses and comes back. */
class OutageTest {
  private static final long NOW = 1_764_000_000;
  private static final Duration SHORT = Duration.ofMillis(100);

  private final RedisProcess redis = new RedisProcess();
  private final Station station = new Station();

  @AfterEach
  void close() throws Exception {
    station.close();
    redis.close();
  }

  @Test
  void with_redis_stopped_each_gate_goes_by_what_it_has_seen() {
    redis.start();
    RedisReplayGuard one = station.sharingGate(redis.uri());
    RedisReplayGuard other = station.sharingGate(redis.uri());
    assertTrue(one.remember(code(1), NOW, NOW + 90));
    assertFalse(other.remember(code(2), NOW, NOW + 90) && other.remember(code(1), NOW, NOW + 90));
    redis.stop();
    assertFalse(one.remember(code(1), NOW, NOW + 90));
    assertFalse(other.remember(code(1), NOW, NOW + 90));
    assertTrue(one.remember(code(3), NOW, NOW + 90));
    assertFalse(one.remember(code(3), NOW, NOW + 90));
    assertTrue(other.remember(code(3), NOW, NOW + 90));
    assertFalse(other.remember(code(3), NOW, NOW + 90));
  }

  @Test
  void what_was_seen_while_redis_was_stopped_all_gates_know_once_it_is_back() {
    redis.start();
    RedisReplayGuard one = station.sharingGate(redis.uri());
    redis.stop();
    for (int id = 0; id < 2_000; id++) {
      assertTrue(one.remember(code(id), NOW, NOW + 90));
    }
    redis.start();
    Station.awaitShared(one);
    RedisReplayGuard other = station.sharingGate(redis.uri());
    for (int id = 0; id < 2_000; id++) {
      assertFalse(other.remember(code(id), NOW, NOW + 90));
      assertFalse(one.remember(code(id), NOW, NOW + 90));
    }
    assertTrue(other.remember(code(2_000), NOW, NOW + 90));
    assertFalse(one.remember(code(2_000), NOW, NOW + 90));
  }

  @Test
  void a_gate_says_that_it_is_alone_since_when_and_why_and_that_it_no_longer_is() {
    redis.start();
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    Sharing shared = gate.sharing();
    assertEquals(0, shared.alone());
    redis.stop();
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertTrue(gate.remember(code(2), NOW, NOW + 90));
    Sharing alone = gate.sharing();
    assertFalse(alone.shared());
    assertTrue(alone.since().isAfter(shared.since()));
    assertEquals(2, alone.alone());
    assertEquals(0, alone.forgone());
    assertInstanceOf(RedisException.class, alone.trouble().orElseThrow());
    redis.start();
    Station.awaitShared(gate);
    Sharing again = gate.sharing();
    assertTrue(again.since().isAfter(alone.since()));
    assertEquals(2, again.alone());
    assertEquals(0, again.owed());
    assertTrue(again.trouble().isEmpty());
    Station.await(() -> station.told.size() == 3);
    assertEquals(List.of(true, false, true), station.told.stream().map(Sharing::shared).toList());
  }

  @Test
  void a_gate_starts_without_redis_and_says_so() {
    RedisReplayGuard gate = station.gate(redis.uri());
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(gate.remember(code(1), NOW, NOW + 90));
    Station.await(() -> !station.told.isEmpty());
    assertFalse(station.told.get(0).shared());
    assertInstanceOf(RedisException.class, station.told.get(0).trouble().orElseThrow());
    redis.start();
    Station.awaitShared(gate);
    assertFalse(station.sharingGate(redis.uri()).remember(code(1), NOW, NOW + 90));
  }

  @Test
  void an_outage_in_which_nobody_comes_ends_too() {
    redis.start();
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    redis.stop();
    Mark holder = new Mark(ReplayGuard.Type.SUBJECT, 1, 2);
    assertTrue(gate.remember(holder, NOW, NOW + 1));
    Station.await(() -> gate.sharing().owed() == 0);
    assertFalse(gate.sharing().shared());
    redis.start();
    Station.awaitShared(gate);
  }

  @Test
  void with_redis_hanging_one_call_waits_and_the_next_thousand_do_not() {
    redis.start();
    long pid = RedisProcess.pid(redis.uri());
    RedisReplayGuard gate = station.gate(station.marks(redis.uri()), SHORT);
    Station.awaitShared(gate);
    RedisProcess.signal(pid, "STOP");
    try {
      assertTimeout(
          Duration.ofSeconds(60),
          () -> {
            for (int id = 0; id < 1_001; id++) {
              assertTrue(gate.remember(code(id), NOW, NOW + 90));
              assertFalse(gate.remember(code(id), NOW, NOW + 90));
            }
          });
      assertEquals(1_001, gate.sharing().alone());
      assertInstanceOf(TimeoutException.class, gate.sharing().trouble().orElseThrow());
    } finally {
      RedisProcess.signal(pid, "CONT");
    }
    Station.awaitShared(gate);
    assertEquals(1_001, redis.keys().size());
  }

  /** Redis hears it twice, once late, and the gate's own mark refuses nobody else's code. */
  @Test
  void a_mark_that_arrived_after_the_gate_gave_up_is_there_once() {
    redis.start();
    long pid = RedisProcess.pid(redis.uri());
    RedisReplayGuard gate = station.gate(station.marks(redis.uri()), SHORT);
    RedisReplayGuard other = station.sharingGate(redis.uri());
    Station.awaitShared(gate);
    RedisProcess.signal(pid, "STOP");
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    RedisProcess.signal(pid, "CONT");
    Station.awaitShared(gate);
    assertFalse(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(other.remember(code(1), NOW, NOW + 90));
    assertTrue(other.remember(code(2), NOW, NOW + 90));
  }

  @Test
  void a_connection_that_was_cut_mends_itself() {
    redis.start();
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    for (int cut = 0; cut < 3; cut++) {
      redis.ask(all -> all.clientKill(io.lettuce.core.KillArgs.Builder.typeNormal().skipme()));
      gate.remember(code(cut), NOW, NOW + 90);
      Station.awaitShared(gate);
    }
    assertFalse(gate.remember(code(0), NOW, NOW + 90));
  }

  @Test
  void a_wrong_password_is_an_outage_that_says_so() {
    redis.start();
    redis.ask(all -> all.configSet("requirepass", "right"));
    RedisURI uri = redis.uri();
    uri.setPassword("wrong".toCharArray());
    RedisReplayGuard gate = station.gate(uri);
    Station.await(() -> gate.sharing().trouble().isPresent());
    assertTrue(causes(gate).contains("WRONGPASS"), causes(gate));
    assertFalse(causes(gate).contains("wrong,"), causes(gate));
    RedisURI right = redis.uri();
    right.setPassword("right".toCharArray());
    RedisProcess.ask(right, all -> all.configSet("requirepass", "wrong"));
    Station.awaitShared(gate);
  }

  @Test
  void a_redis_that_is_full_and_may_not_evict_is_an_outage_that_says_so() {
    redis.start();
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    redis.ask(all -> all.configSet("maxmemory", "1"));
    assertRefuses(gate, "OOM");
    redis.ask(all -> all.configSet("maxmemory", "0"));
    assertMends(gate);
  }

  @Test
  void a_replica_is_an_outage_that_says_so() {
    redis.start();
    RedisReplayGuard gate = station.sharingGate(redis.uri());
    redis.ask(all -> all.replicaof("127.0.0.1", 1));
    assertRefuses(gate, "READONLY");
    redis.ask(all -> all.replicaofNoOne());
    assertMends(gate);
  }

  private static void assertRefuses(RedisReplayGuard gate, String word) {
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(gate.remember(code(1), NOW, NOW + 90));
    assertInstanceOf(RedisCommandExecutionException.class, gate.sharing().trouble().orElseThrow());
    assertTrue(causes(gate).contains(word), causes(gate));
  }

  private void assertMends(RedisReplayGuard gate) {
    Station.awaitShared(gate);
    assertFalse(station.sharingGate(redis.uri()).remember(code(1), NOW, NOW + 90));
  }

  private static String causes(RedisReplayGuard gate) {
    StringBuilder text = new StringBuilder();
    Throwable cause = gate.sharing().trouble().orElse(null);
    while (cause != null) {
      text.append(cause).append(", ");
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
