package dev.suishen.code.operator;

import dev.suishen.code.redis.Redis;
import dev.suishen.code.redis.RedisSettings;
import dev.suishen.code.scene.SceneKeyring;
import dev.suishen.verifier.ReplayGuard;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.redis.RedisReplayGuard;
import io.lettuce.core.SetArgs;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** A replay guard for each scene, which all instances share through Redis. */
@Singleton
class SharedReplayGuards {
  private static final byte[] SEEN = {'1'};

  private final Map<Scene, RedisReplayGuard> guards = new EnumMap<>(Scene.class);
  private final Redis redis;

  SharedReplayGuards(Redis redis, RedisSettings settings, SceneKeyring keyring, Clock clock) {
    this.redis = redis;
    for (Scene scene : Scene.values()) {
      RedisReplayGuard guard =
          RedisReplayGuard.builder()
              .marks(this::setIfAbsent)
              .place("replay-" + scene.label())
              .secret(keyring.replaySecret(scene))
              .timeout(settings.timeout())
              .clock(clock)
              .build();
      guards.put(scene, guard);
    }
  }

  /** Blocks for as long as Redis is waited for. */
  ReplayGuard of(Scene scene) {
    return Objects.requireNonNull(guards.get(scene));
  }

  private CompletionStage<Boolean> setIfAbsent(String key, long millis) {
    SetArgs unlessSeen = SetArgs.Builder.nx().px(millis);
    return redis.call(commands -> commands.set(key, SEEN, unlessSeen)).thenApply(Objects::nonNull);
  }

  @PreDestroy
  void close() {
    guards.values().forEach(RedisReplayGuard::close);
  }
}
