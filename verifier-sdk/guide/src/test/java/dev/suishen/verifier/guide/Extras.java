package dev.suishen.verifier.guide;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.SignatureEngine;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.engine.EngineRefusedException;
import dev.suishen.verifier.engine.JcaEngine;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.redis.LettuceMarks;
import dev.suishen.verifier.redis.RedisReplayGuard;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.Scenario;
import dev.suishen.verifier.testkit.SettableClock;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What not every gate has, as the guide shows it. */
final class Extras {
  private Extras() {}

  static RedisReplayGuard sharedGuard(
      RedisClient redis, String redisAddress, byte[] placeSecret, Panel panel) {
    // begin
    RedisReplayGuard shared =
        RedisReplayGuard.builder()
            .marks(LettuceMarks.of(redis, RedisURI.create(redisAddress)))
            .place("people-square")
            .secret(placeSecret) // 32 bytes, the same at all gates of the place
            .listener(sharing -> panel.warn(sharing.toString()))
            .build();
    // end
    return shared;
  }

  static Verifier faster(TrustFolder folder, ScenePolicy policy) throws EngineRefusedException {
    // begin
    SignatureEngine engine = JcaEngine.of(AmazonCorrettoCryptoProvider.INSTANCE);
    Verifier faster =
        Verifier.builder().trust(folder.store()).policy(policy).signatures(engine).build();
    // end
    return faster;
  }

  static Map<Reason, Verification> everyReason() {
    Map<Reason, Verification> answers = new EnumMap<>(Reason.class);
    // begin
    SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
    PretendCity city = PretendCity.at(clock);
    for (Reason reason : Reason.values()) {
      Scenario scenario = city.codeThatIs(reason);
      answers.put(reason, scenario.shownTo(scenario.verifier())); // or to a verifier of yours
    }
    // end
    return answers;
  }
}
