package dev.suishen.code.operator;

import dev.suishen.code.redis.Redis;
import dev.suishen.code.redis.RedisSettings;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.Scene;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A scene's marks in Redis, for all instances, and in memory besides: with Redis away an instance
 * still knows what it has seen itself. Blocks for as long as Redis is waited for.
 */
final class RedisReplayGuard implements ReplayGuard {
  private static final byte[] SEEN = {1};

  private final ReplayGuard own = ReplayGuard.inMemory();
  private final Scene scene;
  private final Redis redis;
  private final Duration timeout;

  RedisReplayGuard(Scene scene, Redis redis, RedisSettings settings) {
    this.scene = scene;
    this.redis = redis;
    this.timeout = settings.timeout();
  }

  @Override
  public boolean remember(Mark mark, long now, long until) {
    return own.remember(mark, now, until) && rememberForAll(key(mark), until - now);
  }

  private boolean rememberForAll(String key, long seconds) {
    SetArgs unlessSeen = SetArgs.Builder.nx().px(Duration.ofSeconds(Math.max(1, seconds)));
    try {
      return redis
              .call(commands -> commands.set(key, SEEN, unlessSeen))
              .toCompletableFuture()
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
          != null;
    } catch (ExecutionException | TimeoutException redisAway) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private String key(Mark mark) {
    String id = HexFormat.of().toHexDigits(mark.id());
    return "replay:" + scene.label() + ":" + mark.type() + ":" + id + ":" + mark.at();
  }
}
