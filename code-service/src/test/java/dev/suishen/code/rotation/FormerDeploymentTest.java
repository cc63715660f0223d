package dev.suishen.code.rotation;

import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.CodeService;
import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.OwnServers;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.verifier.TrustBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city that published before its ring was kept in PostgreSQL goes on with the keys it has. */
class FormerDeploymentTest {
  private static final Map<String, Object> SLOW =
      Map.of("suishen.trust.poll", "1h", "suishen.rotation.every", "1h");

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
  void its_database_is_migrated_and_its_newest_bundle_is_where_the_ring_begins() throws Exception {
    TestCity city = formerCity("former");
    byte[] kept = city.bundle().encoded();
    Files.delete(servers.folder("former").resolve("bundle.cbor"));
    try (CodeService service = servers.startService("former", new MovableClock(), SLOW)) {
      Administration admins = Administration.of(servers, service);
      assertArrayEquals(kept, new Caller(service.url(), "").get("/trust/bundle").body());
      assertEquals(1, admins.keys("CODES", "ACTIVE").size());
      assertTrue(servers.enrol(service, "grace").code().startsWith("SSC1:"));
      assertEquals(2, admins.publish(city.sign(admins.draft())));
    }
  }

  @Test
  void a_newer_bundle_in_its_folder_is_taken_in_and_then_no_other() throws Exception {
    TestCity city = formerCity("newer");
    Path inFolder = servers.folder("newer").resolve("bundle.cbor");
    byte[] second = city.sign(next(city.bundle()));
    Files.write(inFolder, second);
    try (CodeService first = servers.startService("newer", new MovableClock(), SLOW)) {
      Caller gate = new Caller(first.url(), "");
      assertArrayEquals(second, gate.get("/trust/bundle").body());
      assertArrayEquals(city.bundle().encoded(), gate.get("/trust/bundles/1").body());
    }
    Files.write(inFolder, new byte[] {1});
    try (CodeService again = servers.startService("newer", new MovableClock(), SLOW)) {
      Administration admins = Administration.of(servers, again);
      assertEquals(2, json(admins.get("bundles")).get("bundles").size());
      assertEquals(3, admins.publish(city.sign(admins.draft())));
    }
  }

  @Test
  void the_keys_of_a_demo_city_in_the_database_are_refused() throws Exception {
    migrateToFirst("demokeys");
    TestCity city =
        TestCity.make(
            servers.folder("demokeys"),
            servers.custody("demokeys"),
            DemoCity.ISSUER,
            Instant.now());
    insert("demokeys", city.bundle().encoded());
    StartRefusedException refused =
        assertThrows(
            StartRefusedException.class,
            () -> servers.startService("demokeys", new MovableClock(), SLOW).close());
    assertEquals("DEMO_KEYS_REFUSED", refused.reason());
  }

  private static String next(TrustBundle bundle) {
    BundleDraft same = BundleDraft.of(bundle);
    return BundleDraftFile.of(
            new BundleDraft(
                same.issuer(),
                same.serial() + 1,
                same.issuedAt(),
                same.expires(),
                same.nextUpdate(),
                same.keys(),
                same.policy(),
                same.roots(),
                same.statusLists()))
        .toJson();
  }

  private static TestCity formerCity(String name) throws Exception {
    migrateToFirst(name);
    TestCity city =
        TestCity.make(servers.folder(name), servers.custody(name), "Test city", Instant.now());
    insert(name, city.bundle().encoded());
    return city;
  }

  private static void migrateToFirst(String name) throws Exception {
    servers.newDatabase(name);
    Flyway.configure()
        .dataSource(servers.database(name))
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
  }

  private static void insert(String name, byte[] bundle) throws Exception {
    try (Connection connection = servers.database(name).getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO trust_bundle (serial, encoded) VALUES (1, ?)")) {
      insert.setBytes(1, bundle);
      insert.executeUpdate();
    }
  }
}
