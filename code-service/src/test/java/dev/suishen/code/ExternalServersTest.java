package dev.suishen.code;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.citizen.EnrolCitizen;
import dev.suishen.code.citizen.IdentityNumber;
import dev.suishen.code.citizen.NewCitizen;
import dev.suishen.code.citizen.SuspendCitizen;
import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.IdentityProvider;
import dev.suishen.code.fixture.ServedHsm;
import dev.suishen.code.fixture.TestCity;
import dev.suishen.code.fixture.TestIdentity;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.operator.Operators;
import dev.suishen.code.redis.Redis;
import dev.suishen.code.scene.SceneSecrets;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.Pkcs11Keys;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.keys.custody.TokenPin;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.verifier.Scene;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisShardedCluster;

/** The service beside a PostgreSQL and a Redis Cluster that are there already. */
class ExternalServersTest {
  private static final String KEK = "A".repeat(43);

  /** So that a machine that is busy with other things does not look like a Redis that is away. */
  private static final Map<String, Object> PATIENT = Map.of("redis.timeout", "5s");

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static RedisShardedCluster redis;
  private static IdentityProvider provider;
  private static Map<String, Object> setUp;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    redis =
        RedisShardedCluster.newRedisCluster()
            .serverPorts(freePorts(3))
            .shard("a", 0)
            .shard("b", 0)
            .shard("c", 0)
            .build();
    redis.start();
    provider = IdentityProvider.start();
    List<String> secrets =
        Stream.of(SecretNames.ALL, SceneSecrets.ALL).flatMap(List::stream).toList();
    Secrets.readOrMake(folder.resolve("secrets"), secrets, new SecureRandom());
    Files.writeString(folder.resolve("kek"), KEK + "\n");
    makeCity("city", "Test city");
    makeCity("demo", DemoCity.ISSUER);
    setUp =
        Map.of(
            "datasources.default.url", postgres.getJdbcUrl("postgres", "postgres"),
            "redis.uris", redis.ports().stream().map(port -> "redis://127.0.0.1:" + port).toList(),
            "suishen.secrets-file", folder.resolve("secrets").toString(),
            "suishen.city.directory", folder.resolve("city").toString(),
            "suishen.city.kek-file", folder.resolve("kek").toString(),
            "suishen.jwks-url", provider.jwksUrl(),
            "micronaut.server.host", "127.0.0.1",
            "micronaut.server.port", -1);
  }

  private static void makeCity(String name, String issuer) throws Exception {
    Path city = folder.resolve(name);
    KeyEncryptionKey kek = KeyEncryptionKey.of(KEK, "test");
    TestCity.make(city, new SealedKeys(city, kek, new SecureRandom()), issuer, Instant.now());
  }

  @AfterAll
  static void stop() throws Exception {
    provider.close();
    redis.stop();
    postgres.close();
  }

  @Test
  void codes_are_issued_to_citizens_of_the_identity_provider_and_nobody_else() throws Exception {
    try (CodeService service = start(Map.of())) {
      enrol(service, "alice");
      Caller alice = new Caller(service.url(), provider.token("alice", "CITIZEN"));
      assertTrue(alice.code().startsWith("SSC1:"));
      assertEquals(1, snapshotsOf(service, "alice"));
      Caller bob = new Caller(service.url(), provider.token("bob", "CITIZEN"));
      assertEquals("CITIZEN_UNKNOWN", code(bob));
      assertEquals("UP", json(alice.get("/health")).get("redis").asText());
      assertEquals(429, exhaust(alice));
    }
  }

  @Test
  void instances_share_rate_limits_and_hear_of_changes_at_once() throws Exception {
    Map<String, Object> longMemory = Map.of("suishen.snapshots.memory-fresh", "1h");
    try (CodeService one = start(longMemory);
        CodeService other = start(longMemory)) {
      enrol(one, "dave");
      String token = provider.token("dave", "CITIZEN");
      Caller atOne = new Caller(one.url(), token);
      Caller atOther = new Caller(other.url(), token);
      atOne.code();
      atOther.code();
      one.context().getBean(SuspendCitizen.class).suspend("dave", "lost");
      assertEquals("CITIZEN_SUSPENDED", code(atOne));
      awaitSuspension(atOther);
      one.context().getBean(SuspendCitizen.class).reinstate("dave");
      assertEquals(429, exhaust(atOne));
      assertEquals(429, atOther.post("/api/v1/codes", "{\"count\":10}").statusCode());
    }
  }

  @Test
  void a_code_is_accepted_at_one_instance_alone() throws Exception {
    try (CodeService one = start(PATIENT);
        CodeService other = start(PATIENT)) {
      enrol(one, "erin");
      one.context().getBean(Operators.class).add("operator", EnumSet.of(Scene.TRANSIT));
      String token = provider.token("operator", "OPERATOR");
      Caller erin = new Caller(one.url(), provider.token("erin", "CITIZEN"));
      Caller atOne = new Caller(one.url(), token);
      Caller atOther = new Caller(other.url(), token);
      String reason = "";
      for (int i = 0; i < 20 && !reason.equals("REPLAYED"); i++) {
        Thread.sleep(200); // until both have found Redis, behind their start
        String text = erin.code();
        assertEquals("accepted", verify(atOne, text).get("outcome").asText());
        reason = verify(atOther, text).get("reason").asText();
      }
      assertEquals("REPLAYED", reason);
    }
  }

  @Test
  void instances_append_to_one_chain() throws Exception {
    int each = 500;
    Map<String, Object> database = Map.of("datasources.default.url", newDatabase("audit"));
    try (CodeService one = start(database);
        CodeService other = start(database)) {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Callable<AuditEntry>> appends = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        appends.add(() -> append(one, "one"));
        appends.add(() -> append(other, "other"));
      }
      for (Future<AuditEntry> append : threads.invokeAll(appends)) {
        append.get();
      }
      threads.shutdown();
      WholeLog whole = WholeLog.of(one.context().getBean(AuditLog.class)).requireWhole();
      assertEquals(each, whole.by("one").size());
      assertEquals(each, whole.by("other").size());
      assertEquals(whole, WholeLog.of(other.context().getBean(AuditLog.class)));
    }
  }

  private static AuditEntry append(CodeService service, String actor) {
    AuditLog log = service.context().getBean(AuditLog.class);
    return service
        .context()
        .getBean(Writes.class)
        .run(false, () -> log.append(actor, AuditAction.KEY_PLANNED, "f71010c3", Map.of()));
  }

  private static JsonNode verify(Caller operator, String text) {
    return json(
        operator.post(
            "/api/v1/verifications", "{\"text\":\"" + text + "\",\"scene\":\"transit\"}"));
  }

  /** The notice is on its way; what is held in memory would otherwise do for an hour. */
  private static void awaitSuspension(Caller caller) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (json(caller.get("/api/v1/me")).get("suspended").asBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    fail("never told");
  }

  @Test
  void while_the_hsm_is_gone_no_code_is_issued_and_health_says_so(@TempDir Path hsmFolder)
      throws Exception {
    Path city = folder.resolve("hsm");
    Path pin = Files.writeString(folder.resolve("pin"), ServedHsm.PIN + "\n");
    try (ServedHsm hsm = ServedHsm.start(hsmFolder)) {
      Pkcs11Keys keys = new Pkcs11Keys(hsm.token(), TokenPin.ofFile(pin));
      TestCity.make(city, keys, "HSM city", Instant.now());
      Map<String, Object> inToken =
          Map.of(
              "datasources.default.url", newDatabase("hsm"),
              "suishen.city.directory", city.toString(),
              "suishen.city.pkcs11-library", hsm.token().library().toString(),
              "suishen.city.pkcs11-slot", hsm.token().slot(),
              "suishen.city.pkcs11-pin-file", pin.toString());
      try (CodeService service = start(inToken)) {
        enrol(service, "erin");
        Caller erin = new Caller(service.url(), provider.token("erin", "CITIZEN"));
        assertTrue(erin.code().startsWith("SSC1:"));
        assertEquals("UP", custody(erin));
        hsm.signal("STOP");
        await("DOWN", erin);
        hsm.signal("CONT");
        await("UP", erin);
        hsm.kill();
        HttpResponse<byte[]> refused = erin.post("/api/v1/codes", "{}");
        assertEquals(503, refused.statusCode());
        assertEquals("SERVICE_UNAVAILABLE", json(refused).get("code").asText());
        assertEquals("2", header(refused, "Retry-After"));
        await("DOWN", erin);
        assertEquals(503, erin.get("/health").statusCode());
        hsm.start();
        await("UP", erin);
        assertTrue(erin.code().startsWith("SSC1:"));
      }
      hsm.kill();
      assertEquals("TOKEN_ABSENT", refusal(inToken));
      Files.writeString(pin, "\n");
      assertEquals("PIN_MISSING", refusal(inToken));
    }
  }

  private static String newDatabase(String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  private static String custody(Caller caller) {
    return json(caller.get("/health")).get("custody").asText();
  }

  private static void await(String custody, Caller caller) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (custody(caller).equals(custody)) {
        return;
      }
      Thread.sleep(100);
    }
    fail("never " + custody);
  }

  @Test
  void there_is_no_demo_login_and_no_demo_citizen() throws Exception {
    try (CodeService service = start(Map.of())) {
      Caller nobody = new Caller(service.url(), "");
      assertEquals(200, nobody.get("/").statusCode());
      assertEquals(404, nobody.post("/api/v1/demo/login", "{\"citizen\":\"demo-1\"}").statusCode());
      assertEquals(
          "CITIZEN_UNKNOWN", code(new Caller(service.url(), provider.token("demo-1", "CITIZEN"))));
    }
  }

  @Test
  void demo_identities_are_refused() {
    assertEquals("DEMO_REFUSED", refusal(Map.of("suishen.demo", "true")));
  }

  @Test
  void demo_keys_are_refused_and_leave_nothing_behind() throws Exception {
    Map<String, Object> demo =
        Map.of(
            "datasources.default.url", newDatabase("demo"),
            "suishen.city.directory", folder.resolve("demo").toString());
    assertEquals("DEMO_KEYS_REFUSED", refusal(demo));
    Map<String, Object> city =
        Map.of("datasources.default.url", demo.get("datasources.default.url"));
    start(city).close();
    Map<String, Object> named = Map.of("suishen.city.issuer", DemoCity.ISSUER);
    assertEquals("DEMO_KEYS_REFUSED", refusal(named));
  }

  @Test
  void what_is_missing_is_named() {
    assertEquals(
        "CITY_UNREADABLE",
        refusal(Map.of("suishen.city.directory", folder.resolve("nowhere").toString())));
    assertEquals(
        "SECRETS_UNREADABLE",
        refusal(Map.of("suishen.secrets-file", folder.resolve("nowhere").toString())));
    assertEquals("IDENTITY_PROVIDER_NOT_NAMED", refusalWithout("suishen.jwks-url"));
    assertEquals("SECRETS_NOT_NAMED", refusalWithout("suishen.secrets-file"));
    assertEquals("CITY_NOT_NAMED", refusalWithout("suishen.city.directory"));
    assertEquals(
        "CUSTODY_NOT_NAMED", refusal(Map.of("suishen.city.pkcs11-library", "/nowhere.so")));
    assertEquals("CUSTODY_NOT_NAMED", refusalWithout("suishen.city.kek-file"));
    assertEquals(
        "KEK_MISSING",
        refusal(Map.of("suishen.city.kek-file", folder.resolve("nowhere").toString())));
    StartRefusedException half =
        assertThrows(
            StartRefusedException.class,
            () ->
                CodeService.start(
                    Map.of("redis.uri", "redis://127.0.0.1:1"),
                    Clock.systemUTC(),
                    new SecureRandom()));
    assertEquals("SERVERS_HALF_CONFIGURED", half.reason());
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals("PORT_TAKEN", refusal(Map.of("micronaut.server.port", taken.getLocalPort())));
    }
  }

  @Test
  void a_setting_out_of_range_is_named() {
    for (int seconds : new int[] {9, 301}) {
      assertEquals("SETTING_OUT_OF_RANGE", refusal(Map.of("suishen.live.life-seconds", seconds)));
    }
    for (int seconds : new int[] {10, 300}) {
      start(Map.of("suishen.live.life-seconds", seconds)).close();
    }
    for (String timeout : new String[] {"9ms", "5001ms"}) {
      assertEquals("SETTING_OUT_OF_RANGE", refusal(Map.of("redis.timeout", timeout)));
    }
    for (String timeout : new String[] {"10ms", "5s"}) {
      start(Map.of("redis.timeout", timeout)).close();
    }
  }

  private static String refusalWithout(String name) {
    Map<String, Object> properties = new HashMap<>(setUp);
    properties.remove(name);
    return assertThrows(
            StartRefusedException.class,
            () -> CodeService.start(properties, Clock.systemUTC(), new SecureRandom()))
        .reason();
  }

  private static CodeService start(Map<String, Object> changes) {
    Map<String, Object> properties = new HashMap<>(setUp);
    properties.putAll(changes);
    return CodeService.start(properties, Clock.systemUTC(), new SecureRandom());
  }

  private static String refusal(Map<String, Object> changes) {
    return assertThrows(StartRefusedException.class, () -> start(changes).close()).reason();
  }

  private static void enrol(CodeService service, String account) {
    IdentityNumber identity = TestIdentity.number(account.charAt(0));
    service
        .context()
        .getBean(EnrolCitizen.class)
        .enrol(new NewCitizen(account, identity, "测试者", Set.of(), Set.of()));
  }

  private static long snapshotsOf(CodeService service, String account) {
    return service
        .context()
        .getBean(Redis.class)
        .call(commands -> commands.exists("snapshot:" + account))
        .toCompletableFuture()
        .join();
  }

  private static String code(Caller caller) {
    return json(caller.post("/api/v1/codes", "{}")).path("code").asText();
  }

  /** Asks for 40 codes; the last status. */
  private static int exhaust(Caller caller) {
    return IntStream.range(0, 4)
        .map(i -> caller.post("/api/v1/codes", "{\"count\":10}").statusCode())
        .reduce(0, (before, last) -> last);
  }

  private static List<Integer> freePorts(int count) throws Exception {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
