package dev.suishen.code.rotation;

import static dev.suishen.code.fixture.Caller.json;
import static dev.suishen.code.rotation.Administration.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.CodeService;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.trust.City;
import dev.suishen.code.trust.CityRing;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.RotationPlan;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances agree by the database: none has a ring of its own. */
class TwoInstancesTest {
  private static final Duration LEAD = Duration.ofDays(2);
  private static final Map<String, Object> NOTICE_ALONE =
      Map.of("suishen.trust.poll", "1h", "suishen.rotation.every", "1h");
  private static final Map<String, Object> POLL_ALONE =
      Map.of(
          "suishen.trust.poll", "200ms",
          "suishen.rotation.every", "1h",
          "redis.uri", "redis://127.0.0.1:1");

  @TempDir static Path folder;
  private static OwnServers servers;

  @BeforeAll
  static void start() throws Exception {
    servers = OwnServers.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  @Test
  void both_take_up_a_bundle_and_a_key_when_they_are_told() throws Exception {
    assertTakenUp("told", NOTICE_ALONE);
  }

  @Test
  void without_redis_both_look_for_themselves() throws Exception {
    assertTakenUp("looking", POLL_ALONE);
  }

  private static void assertTakenUp(String name, Map<String, Object> settings) throws Exception {
    TestCity city = make(name);
    MovableClock clock = new MovableClock();
    try (CodeService one = servers.startService(name, clock, settings);
        CodeService other = servers.startService(name, clock, settings)) {
      Administration admins = Administration.of(servers, one);
      Caller gate = new Caller(other.url(), "");
      byte[] bundle = city.sign(admins.draft());
      admins.publish(bundle);
      Await.until("bundle", () -> Arrays.equals(bundle, newest(gate)));

      clock.putForward(LEAD);
      String spare = admins.kid("STATUS_LISTS", "PUBLISHED");
      assertEquals(200, admins.post("keys/" + spare + "/activation", "").statusCode());
      Await.until("key at one", () -> statusKey(one).equals(spare));
      Await.until("key at the other", () -> statusKey(other).equals(spare));
    }
  }

  @Test
  void by_default_they_look_each_half_minute_and_rotate_each_minute() throws Exception {
    make("defaults");
    try (CodeService service = servers.startService("defaults", new MovableClock(), Map.of())) {
      assertEquals(Duration.ofSeconds(30), setting(service, "suishen.trust.poll"));
      assertEquals(Duration.ofMinutes(1), setting(service, "suishen.rotation.every"));
      RotationSettings rotation = service.context().getBean(RotationSettings.class);
      assertEquals(RotationPlan.standard(), rotation.plan());
    }
  }

  private static Duration setting(CodeService service, String name) {
    return service.context().getProperty(name, Duration.class).orElseThrow();
  }

  @Test
  void two_that_rotate_at_one_moment_take_each_step_once() throws Exception {
    TestCity city = make("race");
    Map<String, Object> fast = new HashMap<>(NOTICE_ALONE);
    fast.putAll(
        Map.of(
            "suishen.rotation.period", "24h",
            "suishen.rotation.lead-time", "1h",
            "suishen.rotation.overlap", "3h",
            "suishen.rotation.handover", "10m",
            "suishen.rotation.bundle-every", "1h",
            "suishen.rotation.bundle-life", "24h"));
    MovableClock clock = new MovableClock();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (CodeService one = servers.startService("race", clock, fast);
        CodeService other = servers.startService("race", clock, fast)) {
      Administration admins = Administration.of(servers, one);
      for (int i = 0; i < 40; i++) {
        followAtOnce(threads, one, other);
        if (admins.keys("CODES", "PLANNED").size() + admins.keys("STATUS_LISTS", "PLANNED").size()
            > 0) {
          admins.publish(city.sign(admins.draft()));
        }
        Instant next = Instant.parse(json(admins.get("keys")).at("/ahead/0/from").asText());
        clock.putForward(Duration.between(clock.instant(), next));
      }
      Await.until("every key that was made is in the ring", () -> ring(one).size() == made());
      assertEachStepOnce(one);
    } finally {
      threads.shutdown();
    }
  }

  private static void followAtOnce(ExecutorService threads, CodeService... services)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(services.length);
    List<Callable<Boolean>> both =
        Stream.of(services)
            .map(service -> service.context().getBean(FollowRotation.class))
            .<Callable<Boolean>>map(
                rotation ->
                    () -> {
                      start.await();
                      rotation.follow();
                      return true;
                    })
            .toList();
    for (Future<Boolean> done : threads.invokeAll(both)) {
      assertTrue(done.get());
    }
  }

  private static void assertEachStepOnce(CodeService service) {
    List<AuditEntry> log =
        WholeLog.of(service.context().getBean(AuditLog.class)).requireWhole().entries();
    Set<String> steps = new HashSet<>();
    for (AuditEntry entry : log) {
      assertTrue(steps.add(entry.action() + " " + entry.subject()), entry.toString());
    }
    List<SigningKey> ring = ring(service);
    long retired = ring.stream().filter(key -> key.state() == KeyState.RETIRED).count();
    assertTrue(retired >= 10, "only " + retired + " keys were followed");
    long active = ring.stream().filter(key -> key.state() == KeyState.ACTIVE).count();
    assertTrue(2 <= active && active <= 4, "of each use one, and one that hands over: " + active);
  }

  private static List<SigningKey> ring(CodeService service) {
    return service.context().getBean(CityRing.class).read().keys();
  }

  private static int made() {
    return servers.custody("race").keys().size();
  }

  @Test
  void a_revoked_key_signs_nowhere_and_what_may_follow_it_does() throws Exception {
    TestCity city = make("stolen");
    MovableClock clock = new MovableClock();
    try (CodeService one = servers.startService("stolen", clock, NOTICE_ALONE);
        CodeService other = servers.startService("stolen", clock, NOTICE_ALONE)) {
      Administration admins = Administration.of(servers, one);
      admins.publish(city.sign(admins.draft()));
      clock.putForward(LEAD);
      String spare = admins.kid("STATUS_LISTS", "PUBLISHED");
      String why = "{\"reason\":\"stolen\"}";
      String lists = admins.kid("STATUS_LISTS", "ACTIVE");
      admins.approve(admins.post("keys/" + lists + "/revocation", why));
      assertEquals(spare, admins.kid("STATUS_LISTS", "ACTIVE"), "there is no moment without");
      Await.until("spare at one", () -> statusKey(one).equals(spare));
      Await.until("spare at the other", () -> statusKey(other).equals(spare));

      for (String state : List.of("PUBLISHED", "ACTIVE")) {
        String codes = admins.kid("CODES", state);
        admins.approve(admins.post("keys/" + codes + "/revocation", why));
      }
      Await.until("none at the other", () -> health(other) == 503);
      assertProblem(
          503, "CITY_WITHOUT_KEYS", servers.enrol(other, "frank").post("/api/v1/codes", "{}"));

      Caller gate = new Caller(other.url(), "");
      byte[] revoking = city.sign(admins.draft());
      admins.publish(revoking);
      assertEquals(2, admins.keys("CODES", "REVOKED").size());
      Await.until("bundle", () -> Arrays.equals(revoking, newest(gate)));
      TrustStore verifier = TrustStore.pinned(city.roots());
      verifier.takeBundle(revoking, clock.instant());
      Await.until("lists that no revoked key signed", () -> isGood(verifier, gate));
    }
  }

  @Test
  void roots_that_changed_twice_are_followed_after_a_restart() throws Exception {
    TestCity city = make("roots");
    MovableClock clock = new MovableClock();
    byte[] last;
    try (CodeService service = servers.startService("roots", clock, NOTICE_ALONE)) {
      Administration admins = Administration.of(servers, service);
      admins.publish(city.signWithNewRoots(admins.draft()));
      admins.publish(city.sign(admins.draft()));
      admins.publish(city.signWithNewRoots(admins.draft()));
      last = city.sign(admins.draft());
      assertEquals(5, admins.publish(last));
    }
    try (CodeService service = servers.startService("roots", clock, NOTICE_ALONE)) {
      Administration admins = Administration.of(servers, service);
      assertArrayEquals(last, newest(new Caller(service.url(), "")));
      assertEquals(5, json(admins.get("bundles")).get("bundles").size());
      assertEquals(6, admins.publish(city.sign(admins.draft())));
    }
  }

  private static TestCity make(String name) throws Exception {
    servers.newDatabase(name);
    return TestCity.make(servers.folder(name), servers.custody(name), "Test city", Instant.now());
  }

  private static boolean isGood(TrustStore verifier, Caller gate) {
    try {
      verifier.takeStatusList(gate.get("/status/1/0").body());
      return true;
    } catch (StatusListRefusedException e) {
      return false;
    }
  }

  private static byte[] newest(Caller gate) {
    return gate.get("/trust/bundle").body();
  }

  private static int health(CodeService service) {
    return new Caller(service.url(), "").get("/health").statusCode();
  }

  private static String statusKey(CodeService service) {
    City city = service.context().getBean(City.class);
    return SigningKey.name(city.statusSigner().publicKey().kid());
  }
}
