package dev.suishen.keys;

import static dev.suishen.keys.PretendCity.CLOCK;
import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import java.time.Duration;
import java.util.List;

/** From a city's roots to a decision at a gate, by the real verifier. */
public final class WholeCity {
  private WholeCity() {}

  /** Its bundle is taken already; now a status list of one revoked holder, and two codes. */
  public static void isRead(PretendCity city) throws StatusListRefusedException {
    city.trust.takeStatusList(
        new StatusListDraft()
            .set(8, Status.INVALID)
            .sign(city.statusKey, "/status/2/0", NOW, NOW.plusSeconds(60), Duration.ofMinutes(1)));
    CodeIssuer issuer = CodeIssuer.proven(city.codeKey, city.trust, CLOCK, RANDOM);
    assertInstanceOf(Accepted.class, verify(city, issuer, 7));
    assertEquals(new Rejected(Reason.REVOKED), verify(city, issuer, 8));
  }

  private static Verification verify(PretendCity city, CodeIssuer issuer, int index) {
    ScenePart part = new ScenePart(PretendCity.sceneKey(Scene.TRANSIT), 1, 0, index);
    String text = issuer.live(NOW, NOW.plusSeconds(60), List.of(part));
    return city.verifier(ScenePolicy.of(Scene.TRANSIT)).verify(text);
  }
}
