package dev.suishen.verifier.testkit;

import dev.suishen.verifier.Reason;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scan whose answer is known.
 *
 * @param reason what the verifier answers
 * @param shownBefore texts that it accepted just before; mostly none
 * @param text what is scanned
 * @param challenge what the reader showed; null where it shows none
 * @param trust what the verifier holds
 * @param policy what its place takes
 * @param clock the city's
 */
public record Scenario(
    Reason reason,
    List<String> shownBefore,
    String text,
    byte @Nullable [] challenge,
    TrustStore trust,
    ScenePolicy policy,
    Clock clock) {

  /** A verifier of this place that has seen nothing yet. */
  public Verifier verifier() {
    return Verifier.builder().trust(trust).policy(policy).clock(clock).build();
  }

  /** Shows everything in order, and answers what a verifier says of the last. */
  public Verification shownTo(Verifier verifier) {
    shownBefore.forEach(verifier::verify);
    return challenge == null ? verifier.verify(text) : verifier.verify(text, challenge);
  }

  Scenario with(TrustStore another) {
    return new Scenario(reason, shownBefore, text, challenge, another, policy, clock);
  }

  Scenario asking(byte[] nonce) {
    return new Scenario(reason, shownBefore, text, nonce, trust, policy, clock);
  }

  Scenario after(String shown) {
    return new Scenario(reason, List.of(shown), text, challenge, trust, policy, clock);
  }
}
