package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisShardedCluster;

/** Gates of one place on a Redis Cluster of three masters. */
class ClusterTest {
  private static final long NOW = 1_764_000_000;
  private static final int TIMES = 2_000;

  private static RedisShardedCluster cluster;
  private static List<RedisURI> nodes;
  private final Station station = new Station();

  @BeforeAll
  static void start() throws Exception {
    cluster =
        RedisShardedCluster.newRedisCluster()
            .serverPorts(RedisProcess.freePorts(3))
            .shard("a", 0)
            .shard("b", 0)
            .shard("c", 0)
            .build();
    cluster.start();
    nodes = cluster.ports().stream().map(port -> RedisURI.create("127.0.0.1", port)).toList();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @BeforeEach
  void forgetAll() {
    nodes.forEach(node -> RedisProcess.ask(node, all -> all.flushall()));
  }

  @AfterEach
  void close() throws Exception {
    station.close();
  }

  @Test
  void of_two_gates_with_one_mark_at_the_same_instant_one_lets_it_in() throws Exception {
    RedisReplayGuard one = gate(Station.PATIENT);
    RedisReplayGuard other = gate(Station.PATIENT);
    assertEquals(
        TIMES,
        TwoGates.oneAdmits(
            TIMES,
            i -> one.remember(code(i), NOW, NOW + 90),
            i -> other.remember(code(i), NOW, NOW + 90)));
    assertEquals(0, one.sharing().alone() + other.sharing().alone());
    for (RedisURI node : nodes) {
      assertTrue(RedisProcess.ask(node, all -> all.dbsize()) > TIMES / 6);
    }
  }

  @Test
  void with_one_master_hanging_gates_are_alone_until_it_answers() {
    RedisReplayGuard gate = gate(Duration.ofMillis(500));
    RedisReplayGuard other = gate(Station.PATIENT);
    long pid = RedisProcess.pid(nodes.get(0));
    RedisProcess.signal(pid, "STOP");
    try {
      for (int id = 0; id < 100; id++) {
        assertTrue(gate.remember(code(id), NOW, NOW + 90));
        assertFalse(gate.remember(code(id), NOW, NOW + 90));
      }
      assertFalse(gate.sharing().shared());
    } finally {
      RedisProcess.signal(pid, "CONT");
    }
    Station.awaitShared(gate);
    for (int id = 0; id < 100; id++) {
      assertFalse(other.remember(code(id), NOW, NOW + 90));
    }
    assertEquals(0, other.sharing().alone());
  }

  @Test
  void one_master_that_may_evict_is_enough() {
    LettuceMarks marks = station.marks(nodes);
    Station.awaitUp(marks);
    assertFalse(marks.mayEvict().toCompletableFuture().join());
    limit("100mb", "allkeys-lru");
    assertTrue(marks.mayEvict().toCompletableFuture().join());
    limit("0", "noeviction");
  }

  private static void limit(String limit, String policy) {
    RedisProcess.ask(
        nodes.get(2),
        all -> all.configSet("maxmemory", limit) + all.configSet("maxmemory-policy", policy));
  }

  private RedisReplayGuard gate(Duration timeout) {
    RedisReplayGuard gate = station.gate(station.marks(nodes), timeout);
    Station.awaitShared(gate);
    return gate;
  }

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
