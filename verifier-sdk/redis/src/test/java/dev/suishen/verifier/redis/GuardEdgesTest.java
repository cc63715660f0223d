package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.ReplayGuard.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a port may do that no Redis does at will, and set-ups that are refused. */
class GuardEdgesTest {
  private static final long NOW = 1_764_000_000;
  private final IllegalStateException broken = new IllegalStateException("broken");

  private final Station station = new Station();
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private volatile SharedMarks now = (key, millis) -> taken(key);

  private CompletableFuture<Boolean> taken(String key) {
    return CompletableFuture.completedFuture(there.add(key));
  }

  @AfterEach
  void close() throws Exception {
    station.close();
  }

  private RedisReplayGuard gate(Duration timeout) {
    RedisReplayGuard guard = station.gate((key, millis) -> now.setIfAbsent(key, millis), timeout);
    Station.awaitShared(guard);
    return guard;
  }

  @Test
  void a_port_that_throws_or_fails_never_throws_at_a_gate() {
    RedisReplayGuard gate = gate(Station.PATIENT);
    List<SharedMarks> failing =
        List.of(
            (key, millis) -> {
              throw broken;
            },
            (key, millis) -> CompletableFuture.failedFuture(broken));
    for (int id = 0; id < failing.size(); id++) {
      now = failing.get(id);
      assertTrue(gate.remember(code(id), NOW, NOW + 90));
      assertFalse(gate.remember(code(id), NOW, NOW + 90));
      assertSame(broken, gate.sharing().trouble().orElseThrow());
      now = (key, millis) -> taken(key);
      Station.awaitShared(gate);
    }
    assertEquals(2, gate.sharing().alone());
  }

  @Test
  void a_port_that_never_answers_is_waited_for_once() {
    RedisReplayGuard gate = gate(RedisReplayGuard.SHORTEST_TIMEOUT);
    now = (key, millis) -> new CompletableFuture<>();
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertTrue(gate.remember(code(2), NOW, NOW + 90));
    assertEquals(2, gate.sharing().alone());
    assertSame(TimeoutException.class, gate.sharing().trouble().orElseThrow().getClass());
  }

  @Test
  void while_it_is_alone_a_gate_asks_once_after_each_pause() {
    RedisReplayGuard gate = gate(RedisReplayGuard.SHORTEST_TIMEOUT);
    AtomicInteger asked = new AtomicInteger();
    now =
        (key, millis) -> {
          asked.incrementAndGet();
          return new CompletableFuture<>();
        };
    long start = System.nanoTime();
    for (int id = 0; id < 1_000; id++) {
      assertTrue(gate.remember(code(id), NOW, NOW + 90));
    }
    Station.await(() -> asked.get() > 3);
    long pauses = (System.nanoTime() - start) / 500_000_000;
    assertTrue(asked.get() <= 1 + pauses, asked + " asked in " + pauses + " pauses");
  }

  @Test
  void what_is_owed_is_bounded_and_the_oldest_are_forgone() {
    RedisReplayGuard gate = gate(Station.PATIENT);
    now = (key, millis) -> CompletableFuture.failedFuture(broken);
    there.clear();
    int most = 1 << 16;
    for (int id = 0; id < most + 1_000; id++) {
      assertTrue(gate.remember(code(id), NOW, NOW + 86_400));
    }
    Sharing alone = gate.sharing();
    assertEquals(most + 1_000, alone.alone());
    assertTrue(alone.forgone() >= 999, alone.toString());
    assertTrue(alone.owed() <= most, alone.toString());
    now = (key, millis) -> taken(key);
    Station.awaitShared(gate);
    assertEquals(most + 1_000 - gate.sharing().forgone(), there.size());
  }

  @Test
  void a_listener_that_throws_is_told_again() {
    List<Sharing> told = Collections.synchronizedList(new ArrayList<>());
    try (RedisReplayGuard gate =
        RedisReplayGuard.builder()
            .marks((key, millis) -> now.setIfAbsent(key, millis))
            .place(Station.NAME)
            .secret(Station.SECRET)
            .listener(
                sharing -> {
                  told.add(sharing);
                  throw broken;
                })
            .build()) {
      Station.awaitShared(gate);
      now = (key, millis) -> CompletableFuture.failedFuture(broken);
      assertTrue(gate.remember(code(1), NOW, NOW + 90));
      Station.await(() -> told.size() == 2);
      assertTrue(told.get(0).shared());
      assertFalse(told.get(1).shared());
    }
  }

  @Test
  void a_closed_guard_asks_nothing_more_and_remembers_alone() throws InterruptedException {
    RedisReplayGuard gate = gate(Station.PATIENT);
    gate.close();
    there.clear();
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(gate.remember(code(1), NOW, NOW + 90));
    assertFalse(gate.sharing().shared());
    Thread.sleep(1_000);
    assertTrue(there.isEmpty());
    assertEquals(0, gate.sharing().owed());
  }

  @Test
  void a_guard_that_is_closed_in_an_outage_asks_nothing_more() throws InterruptedException {
    RedisReplayGuard gate = gate(Station.PATIENT);
    now = (key, millis) -> CompletableFuture.failedFuture(broken);
    assertTrue(gate.remember(code(1), NOW, NOW + 90));
    gate.close();
    there.clear();
    now = (key, millis) -> taken(key);
    Thread.sleep(1_000);
    assertTrue(there.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "metro line", "{metro}", "metro:2", "地铁"})
  void a_place_is_called_by_what_keys_are_made_of(String name) {
    RedisReplayGuard.Builder builder =
        RedisReplayGuard.builder().marks(now).secret(Station.SECRET).place(name);
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void what_is_out_of_bounds_is_refused() {
    RedisReplayGuard.Builder builder = RedisReplayGuard.builder().marks(now).place("a".repeat(64));
    for (int bytes : new int[] {0, 31, 33}) {
      assertThrows(IllegalArgumentException.class, builder.secret(new byte[bytes])::build);
    }
    builder.secret(new byte[32]).build().close();
    assertThrows(IllegalArgumentException.class, builder.place("a".repeat(65))::build);
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.timeout(RedisReplayGuard.SHORTEST_TIMEOUT.minusNanos(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.timeout(RedisReplayGuard.LONGEST_TIMEOUT.plusNanos(1)));
  }

  @Test
  void what_is_missing_is_named() {
    RedisReplayGuard.Builder builder = RedisReplayGuard.builder();
    assertEquals("place", assertThrows(NullPointerException.class, builder::build).getMessage());
    builder.place("p");
    assertEquals("secret", assertThrows(NullPointerException.class, builder::build).getMessage());
    builder.secret(new byte[32]);
    assertEquals("marks", assertThrows(NullPointerException.class, builder::build).getMessage());
  }

  private static Mark code(long id) {
    return new Mark(ReplayGuard.Type.CODE, id, 0);
  }
}
