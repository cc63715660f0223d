package dev.suishen.verifier.testkit;

import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.time.Clock;

/** What a verifier says, in words. */
final class Answers {
  private Answers() {}

  /** By a verifier that has seen nothing yet. */
  static String scan(String text, TrustStore trust, ScenePolicy policy, Clock clock) {
    return words(verifier(trust, policy, clock).verify(text));
  }

  static Verifier verifier(TrustStore trust, ScenePolicy policy, Clock clock) {
    return Verifier.builder().trust(trust).policy(policy).clock(clock).build();
  }

  /** "accepted", or the reason's name. */
  static String words(Verification answer) {
    return answer.fold(
        accepted -> "accepted",
        rejected -> rejected.reason().name(),
        undetermined -> undetermined.reason().name());
  }
}
