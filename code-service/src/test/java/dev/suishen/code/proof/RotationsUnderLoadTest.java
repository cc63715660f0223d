package dev.suishen.code.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.rotation.Administration;
import dev.suishen.verifier.refresh.TrustRefresh;
import java.nio.file.Path;
import java.time.Clock;
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
    Clock clock = Clock.systemUTC();
    Instant begin = clock.instant();
    try (OwnServers servers = OwnServers.start(folder)) {
      servers.newDatabase("load");
      TestCity city =
          TestCity.makeOfThreeRoots(
              servers.folder("load"), servers.custody("load"), "Test city", begin);
      FollowingVerifier verifier = new FollowingVerifier(city.roots());
      try (CodeService one = servers.startService("load", clock, SETTINGS);
          CodeService other = servers.startService("load", clock, SETTINGS)) {
        Caller operator = servers.operator(one, "operator");
        verifier.look(operator);
        Administration admins = Administration.of(servers, one.url());
        admins.plan("CODES"); // two are always ahead, so that none waits long for the verifier
        admins.publish(city.sign(admins.draft()));
        List<String> signed = new ArrayList<>();
        CitizensAtWork citizens = CitizensAtWork.start(verifier, citizens(servers, one, other));
        try (citizens;
            TrustRefresh following = verifier.follow(operator)) {
          Rotations rotations =
              new Rotations(
                  city,
                  verifier,
                  citizens,
                  List.of(admins, Administration.of(servers, other.url())));
          for (int i = 0; i < ROTATIONS; i++) {
            signed.add(rotations.next());
          }
          assertTrue(following.state().isReady());
        }
        System.out.printf(
            "%d rotations in %d s: %s; accepted of each key %s; refused %s%n",
            ROTATIONS,
            Duration.between(begin, clock.instant()).toSeconds(),
            citizens.answers(),
            signed.stream().map(citizens::accepted).toList(),
            citizens.refused());
        citizens.requireThatNoneFailed();
        assertEquals(List.of(), citizens.refused());
        assertTrue(signed.stream().distinct().allMatch(kid -> citizens.accepted(kid) > 0));
        assertEquals(ROTATIONS, signed.stream().distinct().count());
        CityBooks.read(servers.database("load"), city.roots()).requireAgreement();
      }
    }
  }

  private static List<List<Caller>> citizens(
      OwnServers servers, CodeService one, CodeService other) {
    List<List<Caller>> citizens = new ArrayList<>();
    for (String account : List.of("alice", "bob", "carol")) {
      citizens.add(List.of(servers.enrol(one, account), servers.citizen(other.url(), account)));
    }
    return citizens;
  }

  /** One after the other; the instances take turns. */
  private static final class Rotations {
    private final TestCity city;
    private final FollowingVerifier verifier;
    private final CitizensAtWork citizens;
    private final List<Administration> instances;
    private String active;
    private int taken;

    Rotations(
        TestCity city,
        FollowingVerifier verifier,
        CitizensAtWork citizens,
        List<Administration> instances) {
      this.city = city;
      this.verifier = verifier;
      this.citizens = citizens;
      this.instances = instances;
      this.active = instances.get(0).kid("CODES", "ACTIVE");
    }

    /** From the plan of the key after next to the retirement of the one before; who signs then. */
    String next() throws Exception {
      Administration admins = instances.get(taken++ % instances.size());
      JsonNode spare = admins.keys("CODES", "PUBLISHED").get(0);
      String kid = spare.get("kid").asText();
      admins.plan("CODES");
      admins.publish(city.sign(admins.draft()));
      long publishedIn = spare.get("publishedIn").asLong();
      Await.until("the verifier knows the key", () -> verifier.serial() >= publishedIn);
      Await.until("lead time", () -> admins.step(kid, "activation").statusCode() == 200);
      assertEquals(200, admins.step(active, "retirement").statusCode());
      Await.until("it signs", () -> citizens.accepted(kid) > 0);
      active = kid;
      return kid;
    }
  }
}
