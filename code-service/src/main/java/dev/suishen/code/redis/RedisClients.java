package dev.suishen.code.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lettuce clients that fail soon and queue nothing while disconnected. */
final class RedisClients {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration FIRST_RECONNECT = Duration.ofMillis(50);
  private static final Duration LAST_RECONNECT = Duration.ofSeconds(1);
  private static final Duration TOPOLOGY = Duration.ofSeconds(30);

  private RedisClients() {}

  static ClientResources resources() {
    return ClientResources.builder()
        .reconnectDelay(
            Delay.exponential(FIRST_RECONNECT, LAST_RECONNECT, 2, TimeUnit.MILLISECONDS))
        .build();
  }

  static RedisClient one(ClientResources resources, RedisSettings settings) {
    RedisClient client = RedisClient.create(resources, settings.nodes().get(0));
    client.setOptions(with(ClientOptions.builder(), settings).build());
    return client;
  }

  static RedisClusterClient cluster(ClientResources resources, RedisSettings settings) {
    RedisClusterClient client = RedisClusterClient.create(resources, settings.nodes());
    ClusterClientOptions.Builder options = ClusterClientOptions.builder();
    with(options, settings);
    options.topologyRefreshOptions(
        ClusterTopologyRefreshOptions.builder()
            .enableAllAdaptiveRefreshTriggers()
            .enablePeriodicRefresh(TOPOLOGY)
            .build());
    client.setOptions(options.build());
    return client;
  }

  private static ClientOptions.Builder with(ClientOptions.Builder options, RedisSettings settings) {
    return options
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
        .timeoutOptions(TimeoutOptions.enabled(settings.timeout()));
  }

  static void close(AbstractRedisClient client) {
    client.shutdown(Duration.ZERO, CONNECT);
  }
}
