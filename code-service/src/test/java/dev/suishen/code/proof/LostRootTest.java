package dev.suishen.code.proof;

import static dev.suishen.code.fixture.Caller.json;
import static dev.suishen.code.rotation.Administration.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.rotation.Administration;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Verification.Accepted;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One root of three is lost: the city publishes on, and in one step it has three again. */
class LostRootTest {
  @TempDir static Path folder;

  @Test
  void two_roots_publish_and_hand_over_to_three_others() throws Exception {
    try (LiveCity city = LiveCity.begin(folder)) {
      TestCity roots = city.roots();
      FollowingVerifier away = new FollowingVerifier(roots.roots());
      RootSet renewed;
      try (CodeService service = city.start(Map.of())) {
        Administration admins = city.admins(service.url());
        away.look(city.addOperator(service));
        assertEquals(1, away.serial());

        roots.loseRoot();
        HttpResponse<byte[]> alone = admins.upload(roots.sign(admins.draft(), 1), "");
        assertProblem(422, "BUNDLE_REFUSED", alone);
        assertEquals("BUNDLE_SIGNATURE", json(alone).get("reason").asText());
        assertEquals(2, city.publish(admins));

        HttpResponse<byte[]> proposed = admins.upload(roots.signWithNewRoots(admins.draft()), "");
        assertTrue(json(proposed).get("changesRoots").asBoolean());
        assertEquals("3", admins.approve(proposed).get("subject").asText());
        assertEquals(4, city.publish(admins), "signed by the others alone");
        renewed = city.books().requireAgreement().newest().roots();
        assertNotEquals(roots.roots(), renewed);
      }

      try (CodeService again = city.start(Map.of())) {
        Caller operator = city.addOperator(again);
        away.look(operator);
        assertEquals(4, away.serial(), "it was given the bundle between");
        assertEquals(renewed, away.trust().roots());
        assertEquals(5, city.publish(city.admins(again.url())), "the service followed as well");
        city.books().requireAgreement().requireServed(again.url());
        away.look(operator);
        assertEquals(5, away.serial());
        assertInstanceOf(Accepted.class, away.verify(city.servers().enrol(again, "alice").code()));
      }
    }
  }
}
