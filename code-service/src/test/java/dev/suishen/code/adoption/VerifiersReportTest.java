package dev.suishen.code.adoption;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.MovableClock;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.trust.Adoption;
import dev.suishen.code.trust.Adoption.Standing;
import dev.suishen.code.trust.City;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.refresh.TrustRefresh;
import dev.suishen.verifier.refresh.TrustSource;
import dev.suishen.verifier.refresh.VerifierName;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifiers ask a real service for the bundle, and it knows what they hold. */
class VerifiersReportTest {
  private static final String VERIFIER = "Suishen-Verifier";
  private static final String SERIAL = "Suishen-Bundle-Serial";
  private static final Duration LEAD_TIME = Duration.ofDays(2);
  private static final int POLLS = 300;

  @TempDir static Path data;
  @TempDir private Path folders;

  private static RunningService running;
  private static long newest;
  private final SecureRandom random = new SecureRandom();

  @BeforeAll
  static void start() {
    MovableClock clock = new MovableClock();
    Map<String, Object> properties =
        Map.of(
            "suishen.data-directory",
            data.toString(),
            "micronaut.server.port",
            -1,
            "suishen.rotation.lead-time",
            LEAD_TIME.toString());
    running = new RunningService(CodeService.start(properties, clock, new SecureRandom()), clock);
    newest = running.bean(City.class).bundle().serial();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  /** What other tests reported is out of mind. */
  @BeforeEach
  void forget() {
    running.bean(HoldingReports.class).write();
    running.bean(HoldingRepository.class).forgetBefore(Instant.now().plus(Duration.ofDays(1)));
  }

  @Test
  void a_verifier_that_has_just_begun_is_behind_and_current_once_it_asks_again()
      throws InterruptedException {
    Instant from = running.clock().instant();
    SigningKey key = HeldAdoptionTest.publishedIn(newest, from.minus(LEAD_TIME));
    SigningKey later = HeldAdoptionTest.publishedIn(newest + 1, from.minus(LEAD_TIME));
    try (TrustRefresh gate = gate("gate", "operator")) {
      gate.once();
      await(() -> operator("operator").path("behind").asInt() == 1);
      assertEquals("0", operator("operator").at("/holdings/0/serial").asText());
      assertEquals(1, standing(key).behind());
      gate.once();
      await(() -> operator("operator").path("current").asInt() == 1);
    }
    JsonNode shown = operator("operator");
    assertEquals(1, shown.get("verifiers").asInt());
    assertEquals(0, shown.get("behind").asInt() + shown.get("away").asInt());
    assertEquals(newest, shown.at("/holdings/0/serial").asLong());
    assertEquals(1, shown.at("/holdings/0/verifiers").asInt());
    Instant lastSeen = Instant.parse(shown.at("/holdings/0/lastSeen").asText());
    assertTrue(!lastSeen.isBefore(from.minusMillis(1)) && !lastSeen.isAfter(Instant.now()));
    assertEquals(newest, adoption().get("newest").asLong());
    assertEquals(0, standing(key).behind());
    assertTrue(standing(key).safe());
    assertEquals(new Standing(false, from, 1, 0), standing(later));
  }

  @Test
  void the_same_folder_is_the_same_verifier_after_a_restart() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      try (TrustRefresh gate = gate("gate", "operator")) {
        gate.once();
      }
    }
    try (TrustRefresh other = gate("other", "operator")) {
      other.once();
    }
    await(() -> operator("operator").path("verifiers").asInt() == 2);
  }

  @Test
  void each_operator_sees_to_its_own() throws InterruptedException {
    try (TrustRefresh metro = gate("metro", "operator-transit");
        TrustRefresh hospital = gate("hospital", "operator")) {
      metro.once();
      metro.once();
      hospital.once();
      await(() -> operator("operator-transit").path("current").asInt() == 1);
      await(() -> operator("operator").path("behind").asInt() == 1);
      assertEquals(2, adoption().get("operators").size());
    }
  }

  @Test
  void a_thousand_verifiers_are_counted() throws InterruptedException {
    Caller operator = running.operator();
    for (int i = 0; i < 1000; i++) {
      assertEquals(200, report(operator, verifier(i), "" + newest).statusCode());
    }
    await(() -> operator("operator").path("current").asInt() == 1000);
    assertEquals(1, operator("operator").get("holdings").size());
  }

  @Test
  void one_that_is_not_heard_of_for_longer_than_the_lead_time_is_away()
      throws InterruptedException {
    HoldingRepository holdings = running.bean(HoldingRepository.class);
    Instant now = running.clock().instant();
    Instant longAgo = now.minus(LEAD_TIME).minusSeconds(1);
    Instant justNow = now.minus(LEAD_TIME).plusSeconds(120);
    holdings.keep("operator", verifier(1), 0, longAgo, longAgo, 10);
    holdings.keep("operator", verifier(2), 0, justNow, justNow, 10);
    await(() -> operator("operator").path("verifiers").asInt() == 2);
    assertEquals(1, operator("operator").get("away").asInt());
    assertEquals(1, operator("operator").get("behind").asInt());
    Standing standing = standing(HeldAdoptionTest.publishedIn(newest, now));
    assertEquals(List.of(1, 1), List.of(standing.behind(), standing.away()));
  }

  @Test
  void with_what_is_held_named_by_its_tag_the_report_counts_as_well() throws InterruptedException {
    Caller operator = running.operator();
    String tag = header(operator.get("/trust/bundle"), "ETag");
    HttpResponse<byte[]> answer =
        operator.get(
            "/trust/bundle", VERIFIER, verifier(1), SERIAL, "" + newest, "If-None-Match", tag);
    assertEquals(304, answer.statusCode());
    assertEquals(VERIFIER, header(answer, "Vary"));
    await(() -> operator("operator").path("current").asInt() == 1);
  }

  @Test
  void strangers_get_the_bundle_and_are_not_counted() throws InterruptedException {
    byte[] bundle = running.bean(City.class).bundle().encoded();
    for (Caller stranger :
        List.of(
            running.nobody(),
            new Caller(running.url(), "forged"),
            new Caller(running.url(), running.operator().token() + "x"),
            new Caller(running.url(), token("operator", "OPERATOR", -60)),
            new Caller(running.url(), token("operator", "CITIZEN", 3600)),
            new Caller(running.url(), token("operator", "ADMIN", 3600)),
            new Caller(running.url(), token("unheard-of", "OPERATOR", 3600)))) {
      HttpResponse<byte[]> answer = report(stranger, verifier(1), "1");
      assertEquals(200, answer.statusCode());
      assertArrayEquals(bundle, answer.body());
    }
    assertOnlyTheNextIsCounted();
  }

  @Test
  void headers_that_are_not_of_their_form_are_no_report_and_refuse_no_bundle()
      throws InterruptedException {
    Caller operator = running.operator();
    assertEquals(200, operator.get("/trust/bundle", SERIAL, "1").statusCode());
    for (String verifier : List.of("", "x", "'; DROP TABLE operator; --", "f".repeat(4000))) {
      assertEquals(200, report(operator, verifier, "1").statusCode());
    }
    for (String serial : List.of("", "-1", "0", "1; 2", "9".repeat(4000))) {
      assertEquals(200, report(operator, verifier(1), serial).statusCode());
    }
    assertOnlyTheNextIsCounted();
  }

  @Test
  void while_postgresql_is_away_the_bundle_is_answered_and_reports_are_dropped_and_counted()
      throws InterruptedException {
    Caller operator = running.operator();
    double before = dropped();
    running.servers().postgres().close();
    try {
      for (int i = 0; i < 20; i++) {
        assertEquals(200, report(operator, verifier(i), "1").statusCode());
      }
      await(() -> dropped() == before + 20);
      assertEquals(200, report(operator, verifier(1), "1").statusCode());
    } finally {
      running.servers().postgres().start();
    }
    await(
        () -> {
          report(operator, verifier(1), "" + newest);
          return operator("operator").path("current").asInt() == 1;
        });
  }

  @Test
  void only_an_administrator_sees_it() {
    assertEquals(401, running.nobody().get("/api/v1/admin/adoption").statusCode());
    assertEquals(403, running.operator().get("/api/v1/admin/adoption").statusCode());
    HttpResponse<byte[]> answer = admin().get("/api/v1/admin/adoption");
    assertEquals(200, answer.statusCode());
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals("{\"newest\":" + newest + ",\"operators\":[]}", json(answer).toString());
  }

  private void assertOnlyTheNextIsCounted() throws InterruptedException {
    report(running.operator(), verifier(2), "" + newest);
    await(() -> operator("operator").path("current").asInt() == 1);
    assertEquals(1, adoption().get("operators").size());
    assertEquals(1, operator("operator").get("verifiers").asInt());
  }

  private TrustRefresh gate(String folder, String operator) {
    String token = Caller.demo(running.url(), operator).token();
    return TrustRefresh.builder()
        .trust(TrustStore.pinned(running.bean(City.class).trust().roots()))
        .verifier(VerifierName.keptIn(folders.resolve(folder), random))
        .source(TrustSource.http(running.url(), () -> token))
        .scene(Scene.TRANSIT)
        .clock(running.clock())
        .build();
  }

  private static HttpResponse<byte[]> report(Caller caller, String verifier, String serial) {
    return caller.get("/trust/bundle", VERIFIER, verifier, SERIAL, serial);
  }

  private static String verifier(int number) {
    return String.format(Locale.ROOT, "%032x", number);
  }

  private static String token(String account, String role, int seconds) {
    Authentication who = Authentication.build(account, List.of(role));
    return running.bean(TokenGenerator.class).generateToken(who, seconds).orElseThrow();
  }

  private static Standing standing(SigningKey key) {
    return running.bean(Adoption.class).of(key, running.clock().instant());
  }

  private static Caller admin() {
    return Caller.demo(running.url(), "admin");
  }

  private static JsonNode adoption() {
    return json(admin().get("/api/v1/admin/adoption"));
  }

  private static JsonNode operator(String account) {
    for (JsonNode each : adoption().path("operators")) {
      if (each.get("operator").asText().equals(account)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  private static double dropped() {
    byte[] metrics = running.nobody().get("/prometheus").body();
    return new String(metrics, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("suishen_holdings_total{outcome=\"dropped\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static void await(BooleanSupplier event) throws InterruptedException {
    for (int i = 0; i < POLLS; i++) {
      if (event.getAsBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    fail("it never came: " + adoption());
  }
}
