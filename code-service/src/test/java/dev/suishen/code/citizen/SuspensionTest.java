package dev.suishen.code.citizen;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import dev.suishen.code.scene.SceneKeyring;
import dev.suishen.code.status.StatusLists;
import dev.suishen.code.trust.City;
import dev.suishen.keys.code.DeviceCode;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.Verifier;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A suspension reaches what was cached of the citizen, and the status lists. */
@WithService
class SuspensionTest {
  private static final String REASON = "identity card reported lost";

  private final RunningService running;
  private final SuspendCitizen suspension;

  SuspensionTest(RunningService running) {
    this.running = running;
    this.suspension = running.bean(SuspendCitizen.class);
  }

  @Test
  void a_citizen_who_just_had_a_code_gets_none_once_suspended_and_one_again_later() {
    running.enrol("suspended-live");
    Caller citizen = running.citizen("suspended-live");
    citizen.code();
    suspension.suspend("suspended-live", REASON);
    HttpResponse<byte[]> refused = citizen.post("/api/v1/codes", "{}");
    assertEquals(403, refused.statusCode());
    assertEquals(REASON, json(refused).get("reason").asText());
    suspension.reinstate("suspended-live");
    citizen.code();
  }

  @Test
  void the_status_list_says_so_to_verifiers() {
    running.enrol("suspended-pass");
    String pass = passShownAt("suspended-pass", running.clock().instant());
    assertInstanceOf(Accepted.class, verify(pass));
    suspension.suspend("suspended-pass", REASON);
    refreshLists();
    assertEquals(new Rejected(Reason.SUSPENDED), verify(pass));
    suspension.reinstate("suspended-pass");
    refreshLists();
    assertInstanceOf(Accepted.class, verify(pass));
  }

  /** A list is signed at most once a second. */
  private void refreshLists() {
    running.clock().putForward(Duration.ofSeconds(1));
    running.bean(StatusLists.class).refresh();
  }

  private String passShownAt(String account, Instant now) {
    long index =
        running
            .bean(Snapshots.class)
            .find(account)
            .toCompletableFuture()
            .join()
            .statusIndexes()
            .getOrDefault(Scene.TRANSIT, -1L);
    SceneKey key =
        running.bean(SceneKeyring.class).key(Scene.TRANSIT, SceneKey.epochOf(now.getEpochSecond()));
    SoftwareKey device = SoftwareKey.generate(Algorithm.ED25519, new SecureRandom());
    byte[] pass =
        running
            .bean(City.class)
            .issuer()
            .pass(
                now,
                now.plus(Duration.ofHours(1)),
                List.of(new ScenePart(key, 1, 0, index)),
                device.publicKey());
    return DeviceCode.text(pass, device, now, null);
  }

  private Verification verify(String text) {
    return Verifier.builder()
        .trust(running.bean(City.class).trust())
        .policy(ScenePolicy.of(Scene.TRANSIT))
        .clock(running.clock())
        .build()
        .verify(text);
  }
}
