package dev.suishen.code.redis;

import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * Connections to one Redis or to a cluster; once made they mend themselves.
 *
 * @param commands the same commands for both
 * @param buckets makes rate limits that are kept there
 * @param notices for subscriptions alone
 */
public record RedisLink(
    RedisClusterAsyncCommands<String, byte[]> commands,
    LettuceBasedProxyManagerBuilder<String> buckets,
    StatefulRedisPubSubConnection<String, byte[]> notices) {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  static RedisLink to(RedisClient one) {
    StatefulRedisConnection<String, byte[]> connection = one.connect(CODEC);
    return new RedisLink(
        connection.async(), Bucket4jLettuce.casBasedBuilder(connection), one.connectPubSub(CODEC));
  }

  static RedisLink to(RedisClusterClient cluster) {
    StatefulRedisClusterConnection<String, byte[]> connection = cluster.connect(CODEC);
    return new RedisLink(
        connection.async(),
        Bucket4jLettuce.casBasedBuilder(connection),
        cluster.connectPubSub(CODEC));
  }
}
