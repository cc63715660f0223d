package dev.suishen.code.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.rotation.Administration;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.ScenePart;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.Verification.Accepted;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.refresh.TrustRefresh;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs is stolen: how long the thief's codes open gates, and who else notices. */
class EmergencyDrillTest {
  private static final Duration ASKED_FOR = Duration.ofHours(1);
  private static final Map<String, Object> SETTINGS =
      Map.of("suishen.rotation.lead-time", "1s", "suishen.live.codes-per-minute", 10_000);

  @TempDir static Path folder;

  @Test
  void a_stolen_key_opens_no_gate_that_syncs_and_no_citizen_goes_without_a_code() throws Exception {
    try (LiveCity city = LiveCity.begin(folder);
        CodeService service = city.start(SETTINGS)) {
      FollowingVerifier gate = new FollowingVerifier(city.roots().roots());
      Caller operator = city.addOperator(service);
      Administration admins = city.admins(service.url());
      city.publish(admins);
      Await.until("a spare that may follow", () -> spareIsReady(admins));
      gate.look(operator);
      String stolen = admins.kid("CODES", "ACTIVE");
      String spare = admins.kid("CODES", "PUBLISHED");
      CodeIssuer thief = thief(city, gate, stolen);
      assertInstanceOf(Accepted.class, gate.verify(forged(thief)));

      CitizensAtWork citizens =
          CitizensAtWork.start(gate, List.of(List.of(city.servers().enrol(service, "alice"))));
      Duration published;
      Duration refused;
      try (citizens;
          TrustRefresh following = gate.follow(operator)) {
        Await.until("codes of the key", () -> citizens.accepted(stolen) > 0);
        Instant alarm = LiveCity.CLOCK.instant();
        admins.approve(admins.revoke(stolen, ""));
        city.publish(admins);
        published = Duration.between(alarm, LiveCity.CLOCK.instant());
        Await.until("refusal", () -> gate.verify(forged(thief)) instanceof Rejected);
        refused = Duration.between(alarm, LiveCity.CLOCK.instant());
        assertEquals(new Rejected(Reason.KEY_REVOKED), gate.verify(forged(thief)));
        Await.until("codes of the spare", () -> citizens.accepted(spare) > 0);
        assertTrue(following.state().isReady());
      }
      System.out.printf(
          "Emergency drill: from the revoke command to the published bundle %.1f s,"
              + " to the first refusal at a gate that syncs each second %.1f s; %s; refused %s%n",
          published.toMillis() / 1000.0,
          refused.toMillis() / 1000.0,
          citizens.answers(),
          citizens.refused());
      assertTrue(refused.compareTo(ASKED_FOR) < 0);
      assertEquals(spare, admins.kid("CODES", "ACTIVE"));
      citizens.requireThatNoneFailed();
      assertTrue(
          citizens.refused().stream().allMatch(each -> each.startsWith(stolen)),
          () -> "codes of others than the stolen key: " + citizens.refused());
      city.books().requireAgreement();
    }
  }

  private static boolean spareIsReady(Administration admins) {
    return admins.keys("CODES", "PUBLISHED").get(0).at("/activation/safe").asBoolean();
  }

  /** Has the private half of the key that signs, and no other secret of the city. */
  private static CodeIssuer thief(LiveCity city, FollowingVerifier gate, String kid)
      throws Exception {
    return CodeIssuer.proven(
        city.servers().custody(LiveCity.NAME).signer(city.books().key(kid).orElseThrow().key()),
        gate.trust(),
        LiveCity.CLOCK,
        new SecureRandom());
  }

  private static String forged(CodeIssuer thief) {
    Instant now = LiveCity.CLOCK.instant();
    SceneKey none =
        SceneKey.of(Scene.TRANSIT, SceneKey.epochOf(now.getEpochSecond()), new byte[32]);
    return thief.live(now, now.plusSeconds(60), List.of(new ScenePart(none, 1, 0, 0)));
  }
}
