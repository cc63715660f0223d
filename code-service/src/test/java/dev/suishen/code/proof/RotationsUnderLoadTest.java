package dev.suishen.code.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.rotation.Administration;
import dev.suishen.verifier.refresh.TrustRefresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances under load through fifty rotations, each by administrators' hands: nobody is
 * refused, neither by the service nor at a gate.
 */
class RotationsUnderLoadTest {
  private static final int ROTATIONS = 50;

  /** The rotation plans what is missing at the start; everything else is done by hand. */
  private static final Map<String, Object> SETTINGS =
      Map.of("suishen.rotation.lead-time", "1s", "suishen.live.codes-per-minute", 10_000);

  @TempDir static Path folder;

  @Test
  void fifty_keys_follow_one_another_and_no_request_fails() throws Exception {
    try (LiveCity city = LiveCity.begin(folder);
        CodeService one = city.start(SETTINGS);
        CodeService other = city.start(SETTINGS)) {
      FollowingVerifier verifier = new FollowingVerifier(city.roots().roots());
      Caller operator = city.addOperator(one);
      verifier.look(operator);
      List<Administration> admins = List.of(city.admins(one.url()), city.admins(other.url()));
      admins.get(0).plan("CODES"); // two are always ahead, so that none waits for the verifier
      city.publish(admins.get(0));

      List<String> signed = new ArrayList<>();
      CitizensAtWork citizens = CitizensAtWork.start(verifier, citizens(city, one, other));
      Instant begin = LiveCity.CLOCK.instant();
      try (citizens;
          TrustRefresh following = verifier.follow(operator)) {
        String active = admins.get(0).kid("CODES", "ACTIVE");
        for (int i = 0; i < ROTATIONS; i++) {
          active = rotate(city, admins.get(i % 2), active, verifier, citizens);
          signed.add(active);
        }
        assertTrue(following.state().isReady());
      }
      System.out.printf(
          "%d rotations in %d s: %s; accepted of each key %s; refused %s%n",
          ROTATIONS,
          Duration.between(begin, LiveCity.CLOCK.instant()).toSeconds(),
          citizens.answers(),
          signed.stream().map(citizens::accepted).toList(),
          citizens.refused());
      citizens.requireThatNoneFailed();
      assertEquals(List.of(), citizens.refused());
      assertEquals(ROTATIONS, signed.stream().distinct().count());
      assertTrue(signed.stream().allMatch(kid -> citizens.accepted(kid) > 0));
      city.books().requireAgreement();
    }
  }

  private static List<List<Caller>> citizens(LiveCity city, CodeService one, CodeService other) {
    List<List<Caller>> citizens = new ArrayList<>();
    for (String account : List.of("alice", "bob")) {
      citizens.add(
          List.of(city.servers().enrol(one, account), city.servers().citizen(other, account)));
    }
    return citizens;
  }

  /** From the plan of a key to the retirement of the active one; who signs then. */
  private static String rotate(
      LiveCity city,
      Administration admins,
      String active,
      FollowingVerifier verifier,
      CitizensAtWork citizens)
      throws Exception {
    JsonNode spare = admins.keys("CODES", "PUBLISHED").get(0);
    String kid = spare.get("kid").asText();
    admins.plan("CODES");
    city.publish(admins);
    long publishedIn = spare.get("publishedIn").asLong();
    Await.until("the verifier knows the key", () -> verifier.serial() >= publishedIn);
    Await.until("lead time", () -> admins.step(kid, "activation").statusCode() == 200);
    assertEquals(200, admins.step(active, "retirement").statusCode());
    Await.until("it signs", () -> citizens.accepted(kid) > 0);
    return kid;
  }
}
