package dev.suishen.code.http;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.admin.Approval;
import dev.suishen.code.admin.ApprovalKind;
import dev.suishen.code.admin.Approvals;
import dev.suishen.code.admin.ApprovedStep;
import dev.suishen.code.admin.AuditAction;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.admin.TestStep;
import dev.suishen.code.database.Writes;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.keys.audit.AuditChain;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Approvals and the audit log over HTTP; the step that waits is the test's own. */
class AdminCallsTest {
  private static final String ADMIN = "/api/v1/admin";

  @TempDir static Path data;
  private static RunningService running;
  private static Caller admin;
  private static Caller second;

  @BeforeAll
  static void start() {
    running = RunningService.start(data);
    TestStep step = new TestStep(ApprovalKind.REVOKE_KEY, running.bean(AuditLog.class));
    running.service().context().registerSingleton(ApprovedStep.class, step);
    admin = Caller.demo(running.url(), "admin");
    second = Caller.demo(running.url(), "admin-2");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /approvals",
    "POST, /approvals/1/approval",
    "POST, /approvals/1/rejection",
    "GET, /audit"
  })
  void only_administrators_may(String method, String path) {
    assertProblem(401, "TOKEN_MISSING", call(running.nobody(), method, path));
    assertProblem(403, "ROLE_MISSING", call(Caller.demo(running.url(), "demo-1"), method, path));
    assertProblem(403, "ROLE_MISSING", call(running.operator(), method, path));
  }

  @Test
  void one_proposes_and_another_approves() {
    Approval proposed = propose();
    JsonNode pending = json(admin.get(ADMIN + "/approvals?state=PENDING")).at("/approvals/0");
    assertEquals(
        "{\"id\":"
            + proposed.id()
            + ",\"kind\":\"REVOKE_KEY\",\"state\":\"PENDING\",\"subject\":\"f71010c3\","
            + "\"reason\":\"it was stolen\",\"proposedBy\":\"admin\",\"proposedAt\":\""
            + proposed.proposedAt()
            + "\",\"changesRoots\":false,\"findings\":[{\"severity\":\"WARNING\","
            + "\"check\":\"SERIAL_JUMP\",\"words\":\"serial 9 after 7\"}]}",
        pending.toString());
    String approval = "/approvals/" + proposed.id() + "/approval";
    assertProblem(403, "FOUR_EYES", post(admin, approval, ""));
    assertEquals("APPROVED", state(post(second, approval + "?dryRun=true", "")));
    assertEquals(pending, json(admin.get(ADMIN + "/approvals")).at("/approvals/0"));
    assertEquals("APPROVED", state(post(second, approval + "?dryRun=false", "")));
    assertProblem(409, "ALREADY_DECIDED", post(second, approval, ""));
    assertTrue(json(admin.get(ADMIN + "/approvals?state=PENDING")).get("approvals").isEmpty());
  }

  @Test
  void one_proposes_and_another_rejects() {
    String rejection = "/approvals/" + propose().id() + "/rejection";
    String why = "{\"reason\":\"it was found · 找到了\"}";
    assertEquals("REJECTED", state(post(second, rejection + "?dryRun=true", why)));
    JsonNode rejected = json(post(second, rejection, why));
    assertEquals("REJECTED", rejected.get("state").asText());
    assertEquals("it was found · 找到了", rejected.get("rejection").asText());
    assertEquals("admin-2", rejected.get("decidedBy").asText());
    assertFalse(rejected.has("findings"));
    assertProblem(409, "ALREADY_DECIDED", post(second, rejection, why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                        | PARAMETER_INVALID
          {"reason":""}             | PARAMETER_INVALID
          {"reason":null}           | PARAMETER_INVALID
          {"reason":"a\\nb"}        | PARAMETER_INVALID
          {"reason":"\\u0000"}      | PARAMETER_INVALID
          {"reason":"\\ud800"}      | PARAMETER_INVALID
          {"reason":"why","more":1} | FIELD_UNKNOWN
          {"reason":                | JSON_MALFORMED
          """)
  void a_rejection_needs_a_reason(String body, String code) {
    Approval proposed = propose();
    String rejection = "/approvals/" + proposed.id() + "/rejection";
    assertProblem(400, code, post(second, rejection, body));
    String tooLong = "{\"reason\":\"" + "字".repeat(201) + "\"}";
    assertProblem(400, "PARAMETER_INVALID", post(second, rejection, tooLong));
    assertEquals("REJECTED", state(post(second, rejection, tooLong.replaceFirst("字", ""))));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /approvals/0/approval, 404, NOT_FOUND",
    "POST, /approvals/9223372036854775807/approval, 404, NOT_FOUND",
    "POST, /approvals/9223372036854775808/approval, 400, PARAMETER_INVALID",
    "POST, /approvals/one/approval, 400, PARAMETER_INVALID",
    "POST, /approvals/0/approval?dryRun=1, 400, PARAMETER_INVALID",
    "POST, /approvals/0/rejection?dryRun=yes, 400, PARAMETER_INVALID",
    "POST, /approvals/0/rejection, 404, NOT_FOUND",
    "GET, /approvals?state=WAITING, 400, PARAMETER_INVALID",
    "GET, /audit?after=-1, 400, PARAMETER_INVALID",
    "GET, /audit?after=x, 400, PARAMETER_INVALID",
    "GET, /audit?limit=0, 400, PARAMETER_INVALID",
    "GET, /audit?limit=1001, 400, PARAMETER_INVALID"
  })
  void bad_input_is_told(String method, String path, int status, String code) {
    assertProblem(status, code, call(admin, method, path));
  }

  @Test
  void the_audit_log_comes_in_pages_that_make_an_export() throws Exception {
    append(Map.of());
    append(Map.of("z", "\"quoted\" \\ / é 🀄", "a", "first"));
    append(Map.of());
    AuditHead last = running.bean(AuditLog.class).head();
    AuditChain chain = new AuditChain(last);
    while (chain.intact().number() < last.number()) {
      JsonNode page = json(audit("?limit=2&after=" + chain.intact().number()));
      assertTrue(page.get("entries").size() <= 2);
      assertTrue(page.at("/head/number").asLong() >= last.number());
      for (JsonNode entry : page.get("entries")) {
        chain.add(AuditLine.parse(entry.toString()));
      }
    }
    assertEquals(Optional.empty(), chain.fault());
    assertEquals(1, json(audit("?limit=1")).get("entries").size());
    assertEquals(200, audit("?limit=1000").statusCode());
  }

  @Test
  void each_page_has_the_head_of_the_log() {
    append(Map.of());
    JsonNode page = json(audit("?after=" + Long.MAX_VALUE));
    assertTrue(page.get("entries").isEmpty());
    long number = page.at("/head/number").asLong();
    AuditHead head = running.bean(AuditLog.class).after(number - 1, 1).get(0).head();
    assertEquals(new AuditHead(number, page.at("/head/hash").asText()), head);
  }

  @Test
  void the_log_of_the_service_has_the_head_of_each_approval() {
    Logger logger = (Logger) LoggerFactory.getLogger(Approvals.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    long id = propose().id();
    String approval = "/approvals/" + id + "/approval";
    assertEquals(200, post(second, approval + "?dryRun=true", "").statusCode());
    assertEquals(List.of(), List.copyOf(lines.list));
    assertEquals(200, post(second, approval, "").statusCode());
    logger.detachAppender(lines);
    AuditEntry last = WholeLog.of(running.bean(AuditLog.class)).ofApproval(id).get(1);
    assertEquals("KEY_REVOKED", last.action());
    assertEquals(1, lines.list.size());
    assertTrue(
        lines.list.get(0).getFormattedMessage().endsWith(last.number() + ", " + last.hash()));
  }

  @Test
  void no_secret_and_no_token_is_in_the_audit_log() throws Exception {
    post(second, "/approvals/" + propose().id() + "/approval", "");
    String log = new String(audit("?limit=1000").body(), UTF_8);
    assertTrue(log.contains("KEY_REVOKED"));
    assertFalse(log.contains(admin.token()));
    assertFalse(log.contains(second.token()));
    List<String> secrets = Files.readAllLines(data.resolve("secrets"));
    assertFalse(secrets.isEmpty());
    for (String line : secrets) {
      assertFalse(log.contains(line.substring(line.indexOf('=') + 1)));
    }
  }

  private static Approval propose() {
    return running
        .bean(Approvals.class)
        .propose("admin", ApprovalKind.REVOKE_KEY, "f71010c3".getBytes(UTF_8), "it was stolen");
  }

  private static void append(Map<String, String> detail) {
    AuditLog log = running.bean(AuditLog.class);
    running
        .bean(Writes.class)
        .run(false, () -> log.append("rotation", AuditAction.KEY_PLANNED, "f71010c3", detail));
  }

  private static HttpResponse<byte[]> audit(String query) {
    return admin.get(ADMIN + "/audit" + query);
  }

  private static HttpResponse<byte[]> call(Caller caller, String method, String path) {
    return method.equals("GET")
        ? caller.get(ADMIN + path)
        : post(caller, path, path.contains("rejection") ? "{\"reason\":\"why not\"}" : "");
  }

  private static HttpResponse<byte[]> post(Caller caller, String path, String body) {
    return caller.post(ADMIN + path, body);
  }

  private static String state(HttpResponse<byte[]> answer) {
    return json(answer).path("state").asText();
  }

  private static void assertProblem(int status, String code, HttpResponse<byte[]> answer) {
    assertEquals(code, json(answer).path("code").asText(), json(answer).toString());
    assertEquals(status, answer.statusCode());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
  }
}
