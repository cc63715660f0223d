package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LettuceMarksTest {
  private final RedisProcess redis = RedisProcess.started();
  private final Station station = new Station();

  @AfterEach
  void close() throws Exception {
    station.close();
    redis.close();
  }

  @Test
  void a_key_is_new_once_and_lives_as_long_as_it_was_given() {
    LettuceMarks marks = station.marks(redis.uri());
    assertTrue(set(marks, "key").join());
    assertFalse(set(marks, "key").join());
    long left = redis.ask(all -> all.pttl("key"));
    assertTrue(left > 30_000 && left <= 60_000, left + " ms");
    assertEquals("1", redis.ask(all -> all.get("key")));
  }

  /** A command sent again after it was done would call what is new seen. */
  @Test
  void a_command_under_way_when_the_connection_ends_fails_and_is_not_sent_again() {
    LettuceMarks marks = station.marks(redis.uri());
    assertTrue(set(marks, "before").join());
    long pid = RedisProcess.pid(redis.uri());
    RedisProcess.signal(pid, "STOP");
    CompletableFuture<Boolean> underWay = set(marks, "under way");
    RedisProcess.signal(pid, "KILL");
    redis.stop();
    redis.start();
    Station.awaitUp(marks);
    assertThrows(CompletionException.class, underWay::join);
    assertFalse(redis.keys().contains("under way"));
  }

  @Test
  void a_command_without_a_connection_fails_and_is_not_kept() {
    redis.stop();
    LettuceMarks marks = station.marks(redis.uri());
    assertThrows(CompletionException.class, set(marks, "while away")::join);
    redis.start();
    Station.awaitUp(marks);
    redis.stop();
    CompletableFuture<Boolean> first = set(marks, "while away");
    CompletableFuture<Boolean> second = set(marks, "while away");
    redis.start();
    Station.awaitUp(marks);
    assertThrows(CompletionException.class, first::join);
    assertThrows(CompletionException.class, second::join);
    assertFalse(redis.keys().contains("while away"));
  }

  /** As where a firewall has forgotten it: nothing comes back, and nothing says so. */
  @Test
  void a_connection_that_is_dead_is_given_up_and_made_anew() {
    LettuceMarks marks = station.marks(redis.uri());
    assertTrue(set(marks, "before").join());
    long pid = RedisProcess.pid(redis.uri());
    long before = connections();
    RedisProcess.signal(pid, "STOP");
    CompletableFuture<Boolean> dead = set(marks, "dead");
    CompletionException given = assertThrows(CompletionException.class, dead::join);
    assertInstanceOf(TimeoutException.class, given.getCause());
    RedisProcess.signal(pid, "CONT");
    Station.awaitUp(marks);
    assertEquals(before + 2, connections()); // one of them to count them
  }

  private long connections() {
    return RedisProcess.number("total_connections_received", redis.ask(all -> all.info("stats")));
  }

  @Test
  void a_redis_with_a_limit_and_another_policy_may_evict() {
    LettuceMarks marks = station.marks(redis.uri());
    assertFalse(mayEvict(marks, "0", "noeviction"));
    assertFalse(mayEvict(marks, "0", "allkeys-lru"));
    assertFalse(mayEvict(marks, "100mb", "noeviction"));
    assertTrue(mayEvict(marks, "100mb", "allkeys-lru"));
    assertTrue(mayEvict(marks, "100mb", "volatile-ttl"));
  }

  private boolean mayEvict(LettuceMarks marks, String limit, String policy) {
    redis.ask(all -> all.configSet("maxmemory", limit) + all.configSet("maxmemory-policy", policy));
    return marks.mayEvict().toCompletableFuture().join();
  }

  private static CompletableFuture<Boolean> set(LettuceMarks marks, String key) {
    return marks.setIfAbsent(key, 60_000).toCompletableFuture();
  }
}
