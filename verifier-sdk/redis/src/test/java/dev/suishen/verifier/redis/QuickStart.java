package dev.suishen.verifier.redis;

import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.List;

/** The quick start of README and package tour, as it runs: {@link QuickStartTest} compares them. */
final class QuickStart {
  private QuickStart() {}

  static void run(RedisURI server, byte[] secret, TrustStore trust, List<String> log, Use use) {
    // begin
    RedisClient client = RedisClient.create(); // of the guard's own
    RedisReplayGuard guard =
        RedisReplayGuard.builder()
            .marks(LettuceMarks.of(client, server))
            .place("metro-line-2")
            .secret(secret) // 32 bytes, the same at every gate of the place
            .listener(now -> log.add(now.shared() ? "shared" : "alone: " + now.trouble()))
            .build(); // at once, whether Redis is there or not

    Verifier gate =
        Verifier.builder()
            .trust(trust)
            .policy(ScenePolicy.transitGate())
            .replayGuard(guard)
            .build();
    // end
    use.of(gate, guard);
    guard.close();
    client.shutdown();
  }

  interface Use {
    void of(Verifier gate, RedisReplayGuard guard);
  }
}
