package dev.suishen.verifier.scanning;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.SettableClock;
import java.time.Instant;

/** A gate of the metro in a pretend city, the same at each run. */
final class Gate {
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private final SettableClock clock = SettableClock.at(NOW);
  private final PretendCity city = PretendCity.at(clock);
  private final TrustStore trust = city.trust();

  SettableClock clock() {
    return clock;
  }

  /** A LIVE code for all five scenes, another one at each call. */
  String liveCode() {
    return city.live().text();
  }

  String expiredCode() {
    return city.codeThatIs(Reason.EXPIRED).text();
  }

  /** With a replay guard of its own, as at a real gate. */
  Verifier verifier() {
    return Verifier.builder()
        .trust(trust)
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(clock)
        .build();
  }
}
