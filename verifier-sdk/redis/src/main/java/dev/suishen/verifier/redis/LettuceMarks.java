package dev.suishen.verifier.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Marks in one Redis or a Redis Cluster, through Lettuce. Connects with the first mark, and anew
 * after each that failed: a connection may be dead without knowing, or lead to a server that has
 * become a replica.
 */
public final class LettuceMarks implements SharedMarks {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
  private static final byte[] SEEN = {'1'};

  /** A connection that does not answer for this long is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<CompletionStage<Link>> connector;
  private @Nullable CompletableFuture<Link> link;

  private LettuceMarks(Supplier<CompletionStage<Link>> connector) {
    this.connector = connector;
  }

  /**
   * Marks in one Redis, or in the master that Sentinels name.
   *
   * @param client is made to refuse commands while it is disconnected, so give it one that nothing
   *     else uses; it is closed by whoever made it, after the guard
   */
  public static LettuceMarks of(RedisClient client, RedisURI server) {
    client.setOptions(
        client
            .getOptions()
            .mutate()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return new LettuceMarks(() -> client.connectAsync(CODEC, server).thenApply(Link::to));
  }

  /**
   * Marks in a Redis Cluster.
   *
   * @param client as with one Redis
   */
  public static LettuceMarks of(RedisClusterClient client) {
    ClusterClientOptions.Builder options = ClusterClientOptions.builder(client.getOptions());
    options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    client.setOptions(options.build());
    return new LettuceMarks(
        () ->
            client
                .refreshPartitionsAsync()
                .thenCompose(known -> client.connectAsync(CODEC))
                .thenApply(Link::to));
  }

  @Override
  public CompletionStage<Boolean> setIfAbsent(String key, long millis) {
    SetArgs unlessSeen = SetArgs.Builder.nx().px(millis);
    CompletableFuture<Link> held = link();
    return inTime(held.thenCompose(link -> link.commands.set(key, SEEN, unlessSeen)))
        .whenComplete((done, failed) -> dropIf(failed != null, held))
        .thenApply(Objects::nonNull);
  }

  /**
   * Whether Redis may drop marks before their end: it has a limit to its memory and a policy other
   * than {@code noeviction} for what happens there. Of a cluster, whether any master may.
   *
   * @return completes with an exception where Redis is away or does not say
   */
  public CompletionStage<Boolean> mayEvict() {
    return inTime(link().thenCompose(Link::info))
        .thenApply(nodes -> nodes.stream().anyMatch(LettuceMarks::evicts));
  }

  private static <T> CompletableFuture<T> inTime(CompletableFuture<T> answer) {
    return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized CompletableFuture<Link> link() {
    if (link == null) {
      link = connector.get().toCompletableFuture();
    }
    return link;
  }

  private synchronized void dropIf(boolean failed, CompletionStage<Link> held) {
    if (failed && link == held) {
      link = null;
      held.thenCompose(Link::close);
    }
  }

  private static boolean evicts(String memory) {
    return !memory.contains("maxmemory:0\r") && !memory.contains("maxmemory_policy:noeviction\r");
  }

  /** The same commands for both kinds of connection. */
  private record Link(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands,
      Supplier<CompletionStage<List<String>>> memory) {

    static Link to(StatefulRedisConnection<String, byte[]> one) {
      return new Link(one, one.async(), () -> one.async().info("memory").thenApply(List::of));
    }

    static Link to(StatefulRedisClusterConnection<String, byte[]> cluster) {
      return new Link(
          cluster, cluster.async(), () -> cluster.async().upstream().commands().info("memory"));
    }

    CompletionStage<List<String>> info() {
      return memory.get();
    }

    CompletionStage<Void> close() {
      return connection.closeAsync();
    }
  }
}
