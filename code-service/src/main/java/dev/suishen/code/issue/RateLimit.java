package dev.suishen.code.issue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.redis.Redis;
import dev.suishen.code.redis.RedisLink;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How many codes a citizen may have in a minute: counted in Redis for all instances; while Redis is
 * away, in each instance by itself.
 */
@Singleton
final class RateLimit {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_LOCAL = 100_000;

  private final Redis redis;
  private final TimeMeter time;
  private final BucketConfiguration limit;
  private final Cache<String, Bucket> local = Caffeine.newBuilder().maximumSize(MOST_LOCAL).build();
  private volatile @Nullable AsyncProxyManager<String> shared;

  RateLimit(Redis redis, IssueSettings settings, Clock clock) {
    this.redis = redis;
    this.time = new ClockMeter(clock);
    int codes = settings.codesPerMinute();
    this.limit =
        BucketConfiguration.builder()
            .addLimit(Bandwidth.builder().capacity(codes).refillGreedy(codes, PERIOD).build())
            .build();
  }

  /**
   * @return completes with {@link Fault} TOO_MANY_CODES where that many codes are too many now
   */
  CompletionStage<Void> take(String account, int codes) {
    return takeShared(account, codes)
        .exceptionally(redisAway -> takeLocally(account, codes))
        .thenAccept(RateLimit::require);
  }

  private CompletableFuture<ConsumptionProbe> takeShared(String account, int codes) {
    AsyncProxyManager<String> buckets = buckets();
    return buckets == null
        ? CompletableFuture.completedFuture(takeLocally(account, codes))
        : buckets
            .builder()
            .build("codes:" + account, () -> CompletableFuture.completedFuture(limit))
            .tryConsumeAndReturnRemaining(codes);
  }

  private ConsumptionProbe takeLocally(String account, int codes) {
    return local.get(account, absent -> newLocal()).tryConsumeAndReturnRemaining(codes);
  }

  private Bucket newLocal() {
    return Bucket.builder()
        .addLimit(limit.getBandwidths()[0])
        .withCustomTimePrecision(time)
        .build();
  }

  private static void require(ConsumptionProbe probe) {
    if (!probe.isConsumed()) {
      throw Fault.retryLater(
          FaultCode.TOO_MANY_CODES,
          "too many codes in a minute",
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private @Nullable AsyncProxyManager<String> buckets() {
    AsyncProxyManager<String> made = shared;
    if (made == null) {
      made = redis.link().map(this::buckets).orElse(null);
      shared = made;
    }
    return made;
  }

  private AsyncProxyManager<String> buckets(RedisLink link) {
    return link.buckets()
        .clientClock(time)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PERIOD))
        .build()
        .asAsync();
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
