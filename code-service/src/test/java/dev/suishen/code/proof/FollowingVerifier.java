package dev.suishen.code.proof;

import dev.suishen.code.fixture.Caller;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import dev.suishen.verifier.refresh.TrustState;
import java.time.Duration;

/** A verifier of the SDK that follows its city over HTTP. */
final class FollowingVerifier {
  private final TrustStore trust;
  private final Verifier verifier;

  FollowingVerifier(RootSet pinned) {
    this.trust = TrustStore.pinned(pinned);
    this.verifier = Verifier.builder().trust(trust).policy(ScenePolicy.of(Scene.TRANSIT)).build();
  }

  /** Asks for everything once. */
  TrustState look(Caller operator) {
    try (TrustRefresh refresh = refresh(operator)) {
      return refresh.once();
    }
  }

  /** Asks each second, until it is closed. */
  TrustRefresh follow(Caller operator) {
    TrustRefresh refresh = refresh(operator);
    refresh.start();
    return refresh;
  }

  private TrustRefresh refresh(Caller operator) {
    return TrustRefresh.builder()
        .trust(trust)
        .source(TrustSource.http(operator.service(), operator::token))
        .scene(Scene.TRANSIT)
        .every(Duration.ofSeconds(1))
        .backoff(Duration.ofSeconds(1), Duration.ofSeconds(1))
        .build();
  }

  /** Of the bundle that it holds; 0 while it holds none. */
  long serial() {
    return trust.bundle().map(TrustBundle::serial).orElse(0L);
  }

  TrustStore trust() {
    return trust;
  }

  Verification verify(String text) {
    return verifier.verify(text);
  }
}
