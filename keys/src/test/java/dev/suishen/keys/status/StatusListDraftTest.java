package dev.suishen.keys.status;

import static dev.suishen.keys.PretendCity.CLOCK;
import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.sceneKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusListDraftTest {
  private static final int LAST = StatusListDraft.ENTRIES - 1;

  private PretendCity city;

  @BeforeEach
  void found() throws Exception {
    city = new PretendCity(Algorithm.ED25519);
  }

  @Test
  void each_place_says_what_it_was_set_to_and_its_neighbours_nothing() throws Exception {
    StatusListDraft draft =
        new StatusListDraft()
            .set(0, Status.INVALID)
            .set(5, Status.SUSPENDED)
            .set(LAST, Status.INVALID)
            .set(9, Status.INVALID)
            .set(9, Status.VALID);
    take(draft);
    assertEquals(Reason.REVOKED, refusal(0));
    assertInstanceOf(Accepted.class, verify(1));
    assertInstanceOf(Accepted.class, verify(4));
    assertEquals(Reason.SUSPENDED, refusal(5));
    assertInstanceOf(Accepted.class, verify(6));
    assertInstanceOf(Accepted.class, verify(9));
    assertInstanceOf(Accepted.class, verify(LAST - 1));
    assertEquals(Reason.REVOKED, refusal(LAST));
  }

  @Test
  void there_is_no_place_outside_the_list() {
    StatusListDraft draft = new StatusListDraft();
    assertThrows(IllegalArgumentException.class, () -> draft.set(-1, Status.INVALID));
    assertThrows(IllegalArgumentException.class, () -> draft.set(LAST + 1, Status.INVALID));
  }

  private void take(StatusListDraft draft) throws Exception {
    city.trust.takeStatusList(
        draft.sign(
            city.statusKey, "/status/2/0", NOW, NOW.plusSeconds(86_400), Duration.ofHours(1)));
  }

  private Reason refusal(int index) {
    return assertInstanceOf(Rejected.class, verify(index)).reason();
  }

  private Verification verify(int index) {
    ScenePart part = new ScenePart(sceneKey(Scene.TRANSIT), 1, 0, index);
    String text =
        CodeIssuer.proven(city.codeKey, city.trust, CLOCK, RANDOM)
            .live(NOW, NOW.plusSeconds(60), List.of(part));
    return city.verifier(ScenePolicy.of(Scene.TRANSIT)).verify(text);
  }
}
