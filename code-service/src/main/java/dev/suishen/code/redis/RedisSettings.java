package dev.suishen.code.redis;

import dev.suishen.code.config.StartRefusedException;
import io.lettuce.core.RedisURI;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is.
 *
 * @param uri of one Redis, {@code REDIS_URI}
 * @param uris of some nodes of a Redis Cluster, {@code REDIS_URIS}
 * @param timeout for which a command is waited for, 10 ms to 5 s
 */
@ConfigurationProperties("redis")
public record RedisSettings(
    @Nullable URI uri,
    @Nullable List<URI> uris,
    @Bindable(defaultValue = "200ms") Duration timeout) {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * @throws StartRefusedException SETTING_OUT_OF_RANGE
   */
  public RedisSettings {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new StartRefusedException("SETTING_OUT_OF_RANGE", "REDIS_TIMEOUT is from 10ms to 5s");
    }
  }

  boolean isCluster() {
    return uris != null && !uris.isEmpty();
  }

  List<RedisURI> nodes() {
    List<URI> nodes = uris != null && !uris.isEmpty() ? uris : List.of(one());
    return nodes.stream().map(RedisURI::create).toList();
  }

  private URI one() {
    if (uri == null) {
      throw new IllegalStateException("neither redis.uri nor redis.uris is set");
    }
    return uri;
  }
}
