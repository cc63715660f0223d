package dev.suishen.code.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.Verifier;
import java.time.Clock;
import java.util.Arrays;

/** A real verifier that was given roots once, and follows the city by what the service serves. */
record Gate(TrustStore trust, Verifier verifier, Clock clock) {
  static Gate pinned(RootSet roots, Clock clock) {
    TrustStore trust = TrustStore.pinned(roots);
    Verifier verifier =
        Verifier.builder()
            .trust(trust)
            .policy(ScenePolicy.authenticityAlone())
            .clock(clock)
            .build();
    return new Gate(trust, verifier, clock);
  }

  /** Takes this bundle, once the service serves it. */
  void fetch(Caller service, byte[] newest) throws Exception {
    Await.until("served", () -> Arrays.equals(newest, service.get("/trust/bundle").body()));
    trust.takeBundle(newest, clock.instant());
  }

  RootSet roots() {
    return trust.roots();
  }

  void accepts(String code) {
    assertInstanceOf(Accepted.class, verifier.verify(code));
  }

  void refuses(Reason reason, String code) {
    assertEquals(new Rejected(reason), verifier.verify(code));
  }
}
