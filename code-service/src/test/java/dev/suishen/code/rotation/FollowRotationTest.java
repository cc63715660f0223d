package dev.suishen.code.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.suishen.code.CodeService;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.operator.Operators;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.lifecycle.Lifecycle;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the rotation waits for, and what does not stop it. */
class FollowRotationTest {
  private static final Map<String, Object> SLOW =
      Map.of("suishen.trust.poll", "1h", "suishen.rotation.every", "1h");

  /** Of the keys that {@link TestCity} begins with; they are followed a week before its end. */
  private static final Duration WINDOW = Duration.ofDays(30);

  private static final Duration RELIEF = WINDOW.minus(Duration.ofDays(7));

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
  void a_key_is_activated_once_verifiers_have_it() throws Exception {
    TestCity city = make("adopted");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("adopted", clock, SLOW)) {
      Administration admins = publishSpares(city, service);
      String spare = admins.kid("CODES", "PUBLISHED");
      clock.putForward(RELIEF);
      holds("adopted", 1, clock.instant());
      follow(service);
      assertEquals(spare, admins.kid("CODES", "PUBLISHED"));
      assertEquals(1, admins.keys("CODES", "PUBLISHED").get(0).at("/activation/behind").asInt());
      holds("adopted", 2, clock.instant());
      follow(service);
      assertTrue(kids(admins, "ACTIVE").contains(spare));
    }
  }

  @Test
  void it_waits_for_slow_verifiers_until_the_last_day_of_the_key_before() throws Exception {
    TestCity city = make("late");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("late", clock, SLOW)) {
      Administration admins = publishSpares(city, service);
      String spare = admins.kid("CODES", "PUBLISHED");
      Instant end = Instant.parse(admins.keys("CODES", "ACTIVE").get(0).get("notAfter").asText());
      Instant lastDay = end.minus(Duration.ofDays(1));
      Duration margin = Duration.ofMinutes(5);
      clock.putForward(Duration.between(clock.instant(), lastDay.minus(margin)));
      holds("late", 1, clock.instant());
      follow(service);
      assertTrue(kids(admins, "PUBLISHED").contains(spare));
      clock.putForward(margin);
      follow(service);
      assertTrue(kids(admins, "ACTIVE").contains(spare));
    }
  }

  @Test
  void what_holds_it_up_is_told_once_and_stops_no_other_step() throws Exception {
    TestCity city = make("outage");
    MovableClock clock = new MovableClock();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(FollowRotation.class);
    try (CodeService service = servers.startService("outage", clock, SLOW)) {
      Administration admins = publishSpares(city, service);
      String spare = admins.kid("CODES", "PUBLISHED");
      lines.start();
      logger.addAppender(lines);
      Path keys = servers.folder("outage");
      Path away = Files.move(keys, folder.resolve("away"));
      Files.createFile(keys);
      clock.putForward(RELIEF);
      for (int i = 0; i < 3; i++) {
        follow(service);
      }
      assertTrue(kids(admins, "ACTIVE").contains(spare));
      List<String> told = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
      assertEquals(2, told.size(), told.toString());
      assertTrue(
          told.get(0).contains("PLAN CODES: no key can be made: FOLDER_FAILED"), told.get(0));
      Files.delete(keys);
      Files.move(away, keys);
      follow(service);
      assertEquals(1, admins.keys("CODES", "PLANNED").size());
    } finally {
      logger.detachAppender(lines);
    }
  }

  /** The keys that follow are in bundle 2. */
  /** Without that, citizens would be without a code until the schedule is looked at. */
  @Test
  void a_key_that_a_bundle_alone_revokes_is_followed_in_the_same_step() throws Exception {
    TestCity city = make("revoking");
    MovableClock clock = new MovableClock();
    try (CodeService service = servers.startService("revoking", clock, SLOW)) {
      Administration admins = publishSpares(city, service);
      clock.putForward(Lifecycle.DEFAULT.leadTime());
      String spare = admins.kid("CODES", "PUBLISHED");
      assertEquals(
          3, admins.publish(city.sign(revoking(admins.draft(), admins.kid("CODES", "ACTIVE")))));
      List<String> log =
          WholeLog.of(service.context().getBean(AuditLog.class)).requireWhole().entries().stream()
              .map(entry -> entry.action() + " " + entry.subject())
              .toList();
      assertEquals(
          "KEY_ACTIVATED " + spare, log.get(log.indexOf("BUNDLE_PUBLISHED 3") - 1), log::toString);
    }
  }

  private static String revoking(String json, String kid) throws IOException {
    BundleDraft draft = BundleDraftFile.parse(json);
    List<TrustBundle.SigningKey> keys =
        draft.keys().stream()
            .map(key -> KeyCustody.name(key.key()).equals(kid) ? revoked(key) : key)
            .toList();
    return BundleDraftFile.of(
            new BundleDraft(
                draft.issuer(),
                draft.serial(),
                draft.issuedAt(),
                draft.expires(),
                draft.nextUpdate(),
                keys,
                draft.policy(),
                draft.roots(),
                draft.statusLists()))
        .toJson();
  }

  private static TrustBundle.SigningKey revoked(TrustBundle.SigningKey key) {
    return new TrustBundle.SigningKey(
        key.key(), key.notBefore(), key.notAfter(), key.use(), TrustBundle.SigningKey.REVOKED);
  }

  private static Administration publishSpares(TestCity city, CodeService service) throws Exception {
    Administration admins = Administration.of(servers, service);
    assertEquals(2, admins.publish(city.sign(admins.draft())));
    service.context().getBean(Operators.class).add("metro", EnumSet.of(Scene.TRANSIT));
    return admins;
  }

  private static void follow(CodeService service) {
    service.context().getBean(FollowRotation.class).follow();
  }

  private static List<String> kids(Administration admins, String state) {
    return admins.keys("CODES", state).stream().map(key -> key.get("kid").asText()).toList();
  }

  /** As its one verifier would say it. */
  private static void holds(String name, long serial, Instant now) throws Exception {
    try (Connection connection = servers.database(name).getConnection();
        PreparedStatement holding =
            connection.prepareStatement(
                "INSERT INTO verifier_holding (operator, verifier, serial, seen_at)"
                    + " VALUES ('metro', repeat('0', 32), ?, ?)"
                    + " ON CONFLICT (operator, verifier) DO UPDATE SET serial = excluded.serial,"
                    + " seen_at = excluded.seen_at")) {
      holding.setLong(1, serial);
      holding.setObject(2, now.atOffset(ZoneOffset.UTC));
      holding.executeUpdate();
    }
  }

  private static TestCity make(String name) throws Exception {
    servers.newDatabase(name);
    return TestCity.make(servers.folder(name), servers.custody(name), "Test city", Instant.now());
  }
}
