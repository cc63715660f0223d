package dev.suishen.verifier.redis;

import static org.junit.jupiter.api.Assertions.fail;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Gates of one place, each with a guard, a client and a connection of its own. */
final class Station implements AutoCloseable {
  static final String NAME = "metro-line-2";
  static final byte[] SECRET = new byte[32];

  /** So that a machine that is busy with other things does not look like a Redis that is away. */
  static final Duration PATIENT = RedisReplayGuard.LONGEST_TIMEOUT;

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final List<AutoCloseable> open = new ArrayList<>();

  /** What a gate's listener was told. */
  final List<Sharing> told = Collections.synchronizedList(new ArrayList<>());

  RedisReplayGuard gate(RedisURI server) {
    return gate(marks(server), PATIENT);
  }

  RedisReplayGuard gate(SharedMarks marks, Duration timeout) {
    RedisReplayGuard guard =
        RedisReplayGuard.builder()
            .marks(marks)
            .place(NAME)
            .secret(SECRET)
            .timeout(timeout)
            .listener(told::add)
            .build();
    open.add(guard);
    return guard;
  }

  /** One that is up and running. */
  RedisReplayGuard sharingGate(RedisURI server) {
    RedisReplayGuard guard = gate(server);
    awaitShared(guard);
    return guard;
  }

  LettuceMarks marks(RedisURI server) {
    RedisClient client = RedisClient.create();
    open.add(client::shutdown);
    return LettuceMarks.of(client, server);
  }

  LettuceMarks marks(List<RedisURI> nodes) {
    RedisClusterClient client = RedisClusterClient.create(nodes);
    open.add(client::shutdown);
    return LettuceMarks.of(client);
  }

  static void awaitShared(RedisReplayGuard guard) {
    await(() -> guard.sharing().shared());
  }

  /** Until marks are taken again, or for the first time. */
  static void awaitUp(SharedMarks marks) {
    await(
        () ->
            marks
                .setIfAbsent("up", 1)
                .handle((isNew, away) -> away == null)
                .toCompletableFuture()
                .join());
  }

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        fail("never");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Guards before their clients. */
  @Override
  public void close() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable each : open) {
      each.close();
    }
  }
}
