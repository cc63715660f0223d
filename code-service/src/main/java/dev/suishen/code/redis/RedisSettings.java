package dev.suishen.code.redis;

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
 * @param timeout for which a command is waited for
 */
@ConfigurationProperties("redis")
public record RedisSettings(
    @Nullable URI uri,
    @Nullable List<URI> uris,
    @Bindable(defaultValue = "200ms") Duration timeout) {

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
