package dev.suishen.code.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.resource.ClientResources;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redis, if it can be reached. */
@Context
public class Redis {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

  private final ClientResources resources = RedisClients.resources();
  private final AbstractRedisClient client;
  private final Supplier<RedisLink> connector;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile @Nullable RedisLink link;

  public Redis(RedisSettings settings) {
    if (settings.isCluster()) {
      RedisClusterClient cluster = RedisClients.cluster(resources, settings);
      client = cluster;
      connector = () -> RedisLink.to(cluster);
    } else {
      RedisClient one = RedisClients.one(resources, settings);
      client = one;
      connector = () -> RedisLink.to(one);
    }
    connect();
  }

  /** Connects unless it has, from when on the connection mends itself; says what has changed. */
  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  final void watch() {
    connect();
    isReachable().thenAccept(this::sayWhetherAway);
  }

  private synchronized void connect() {
    if (link != null) {
      return;
    }
    try {
      RedisLink made = connector.get();
      made.notices().addListener(new Dispatch());
      listeners.keySet().forEach(channel -> subscribe(made, channel));
      link = made;
    } catch (RedisException notYet) {
      sayWhetherAway(false);
    }
  }

  private void sayWhetherAway(boolean reachable) {
    if (away.compareAndSet(reachable, !reachable)) {
      LOG.warn(reachable ? "Redis is back" : "Redis is away");
    }
  }

  /** Empty until Redis was reached for the first time. */
  public Optional<RedisLink> link() {
    return Optional.ofNullable(link);
  }

  /**
   * Sends a command.
   *
   * @return completes with an exception, soon, where Redis is away
   */
  public <T> CompletionStage<T> call(
      Function<RedisClusterAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
    RedisLink held = link;
    return held == null
        ? CompletableFuture.failedFuture(new RedisException("not connected yet"))
        : command.apply(held.commands());
  }

  /** Completes with whether Redis answers. */
  public CompletionStage<Boolean> isReachable() {
    return call(commands -> commands.exists("health")).handle((count, away) -> away == null);
  }

  /** Calls {@code listener} with every notice of a channel that arrives while connected. */
  public final synchronized void listen(String channel, Consumer<String> listener) {
    listeners.put(channel, listener);
    if (link != null) {
      subscribe(link, channel);
    }
  }

  /** For good: the connection subscribes anew whenever it has mended itself. */
  private static void subscribe(RedisLink link, String channel) {
    link.notices()
        .async()
        .subscribe(channel)
        .exceptionally(
            away -> {
              LOG.warn("Cannot listen to {}", channel);
              return null;
            });
  }

  /** Tells all instances that listen, this one included. */
  public CompletionStage<Long> tell(String channel, String notice) {
    return call(commands -> commands.publish(channel, notice.getBytes(StandardCharsets.UTF_8)));
  }

  @PreDestroy
  final void close() {
    RedisClients.close(client);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private final class Dispatch extends RedisPubSubAdapter<String, byte[]> {
    @Override
    public void message(String channel, byte[] notice) {
      Consumer<String> listener = listeners.get(channel);
      if (listener != null) {
        listener.accept(new String(notice, StandardCharsets.UTF_8));
      }
    }
  }
}
