package dev.suishen.code.http;

import static dev.suishen.code.fixture.Caller.header;
import static dev.suishen.code.fixture.Caller.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WithService;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a request is told as problem+json with a code of its own. */
@WithService
class BadInputTest {
  private static final int BODY_LIMIT = 16 * 1024;

  private final RunningService running;
  private Caller citizen;

  BadInputTest(RunningService running) {
    this.running = running;
    this.citizen = running.nobody();
  }

  @BeforeEach
  void aCitizen() {
    citizen = running.newCitizen();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"scenes":["mars"]}           | SCENE_UNKNOWN
          {"scenes":["transit","mars"]} | SCENE_UNKNOWN
          {"scenes":[]}                 | SCENES_EMPTY
          {"count":0}                   | COUNT_OUT_OF_RANGE
          {"count":11}                  | COUNT_OUT_OF_RANGE
          {"count":-1}                  | COUNT_OUT_OF_RANGE
          {"count":                     | JSON_MALFORMED
          {"count":"many"}              | JSON_MALFORMED
          [1]                           | JSON_MALFORMED
          {"counts":1}                  | FIELD_UNKNOWN
          """)
  void a_bad_body_is_400(String body, String code) {
    assertProblem(400, code, citizen.post("/api/v1/codes", body));
  }

  @Test
  void the_bounds_of_count_are_good() {
    assertEquals(201, citizen.post("/api/v1/codes", "{\"count\":1}").statusCode());
    assertEquals(201, citizen.post("/api/v1/codes", "{\"count\":10}").statusCode());
  }

  @ParameterizedTest
  @CsvSource({"0,SCALE_OUT_OF_RANGE", "21,SCALE_OUT_OF_RANGE", "big,PARAMETER_INVALID"})
  void a_bad_scale_is_400(String scale, String code) {
    assertProblem(
        400, code, citizen.post("/api/v1/codes?scale=" + scale, "{}", "Accept", "image/png"));
  }

  @Test
  void a_picture_shows_one_code_alone() {
    assertProblem(
        400,
        "COUNT_OUT_OF_RANGE",
        citizen.post("/api/v1/codes", "{\"count\":2}", "Accept", "image/png"));
  }

  @Test
  void a_body_of_16_KB_is_read_and_a_byte_more_is_413() {
    String filler = "a".repeat(BODY_LIMIT - "{\"scenes\":[\"\"]}".length());
    String full = "{\"scenes\":[\"" + filler + "\"]}";
    assertEquals(BODY_LIMIT, full.length());
    assertProblem(400, "SCENE_UNKNOWN", citizen.post("/api/v1/codes", full));
    assertProblem(413, "BODY_TOO_LARGE", citizen.post("/api/v1/codes", full + " "));
  }

  @Test
  void no_token_is_401() {
    HttpResponse<byte[]> answer = running.nobody().post("/api/v1/codes", "{}");
    assertProblem(401, "TOKEN_MISSING", answer);
    assertEquals("Bearer", header(answer, "WWW-Authenticate"));
  }

  @Test
  void a_token_that_is_not_ours_is_401() throws JOSEException {
    Instant later = running.clock().instant().plusSeconds(60);
    assertProblem(401, "TOKEN_INVALID", with("nonsense").post("/api/v1/codes", "{}"));
    assertProblem(
        401, "TOKEN_INVALID", with(token(new byte[32], later)).post("/api/v1/codes", "{}"));
  }

  @Test
  void an_expired_token_is_401_and_says_so() throws JOSEException {
    byte[] key = running.bean(Secrets.class).text(SecretNames.LOGIN_SIGNING).getBytes(US_ASCII);
    Instant now = Instant.now();
    String fresh = token(key, now.plusSeconds(60));
    String expired = token(key, now.minusSeconds(1));
    assertEquals(200, with(fresh).get("/api/v1/me").statusCode());
    assertProblem(401, "TOKEN_EXPIRED", with(expired).get("/api/v1/me"));
  }

  @Test
  void a_wrong_role_is_403() {
    Caller operator = running.operator();
    Caller admin = Caller.demo(running.url(), "admin");
    assertProblem(403, "ROLE_MISSING", operator.post("/api/v1/codes", "{}"));
    assertProblem(403, "ROLE_MISSING", admin.post("/api/v1/codes", "{}"));
    assertProblem(403, "ROLE_MISSING", citizen.get("/api/v1/scene-keys?scene=transit"));
    assertProblem(
        403,
        "ROLE_MISSING",
        citizen.post("/api/v1/verifications", "{\"text\":\"\",\"scene\":\"transit\"}"));
  }

  @Test
  void a_citizen_who_is_not_enrolled_is_403() {
    assertProblem(
        403, "CITIZEN_UNKNOWN", running.citizen("nobody-we-know").post("/api/v1/codes", "{}"));
  }

  @Test
  void a_suspended_citizen_is_403_with_the_reason() {
    HttpResponse<byte[]> answer = Caller.demo(running.url(), "demo-4").post("/api/v1/codes", "{}");
    assertProblem(403, "CITIZEN_SUSPENDED", answer);
    assertTrue(json(answer).get("reason").asText().contains("reported lost"));
  }

  @Test
  void what_is_not_there_is_404() {
    assertProblem(404, "NOT_FOUND", citizen.get("/nothing"));
    assertProblem(404, "NOT_FOUND", running.nobody().get("/api/v1/nothing"));
    assertProblem(404, "NOT_FOUND", running.nobody().get("/status/6/0"));
    assertProblem(404, "NOT_FOUND", running.nobody().get("/trust/bundles/999"));
    assertProblem(
        404, "NOT_FOUND", running.nobody().post("/api/v1/demo/login", "{\"citizen\":\"demo-99\"}"));
  }

  @Test
  void a_method_that_is_not_there_is_405() {
    HttpResponse<byte[]> answer = citizen.get("/api/v1/codes");
    assertProblem(405, "METHOD_NOT_ALLOWED", answer);
    assertEquals("POST", header(answer, "Allow"));
  }

  @Test
  void a_type_that_cannot_be_had_is_406() {
    assertProblem(
        406, "NOT_ACCEPTABLE", citizen.post("/api/v1/codes", "{}", "Accept", "image/gif"));
  }

  @Test
  void a_body_of_another_type_is_415() {
    assertProblem(
        415,
        "MEDIA_TYPE_UNSUPPORTED",
        citizen.send(
            citizen
                .request("/api/v1/codes", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))));
  }

  @Test
  void a_missing_field_is_400() {
    assertProblem(
        400,
        "PARAMETER_INVALID",
        running.operator().post("/api/v1/verifications", "{\"scene\":\"transit\"}"));
    assertProblem(400, "PARAMETER_INVALID", running.nobody().post("/api/v1/demo/login", "{}"));
  }

  private Caller with(String token) {
    return new Caller(running.url(), token);
  }

  private static String token(byte[] key, Instant expiry) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("demo-1")
            .claim("roles", List.of("CITIZEN"))
            .expirationTime(Date.from(expiry))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  private static void assertProblem(int status, String code, HttpResponse<byte[]> answer) {
    JsonNode problem = json(answer);
    assertEquals(code, problem.path("code").asText(), problem.toString());
    assertEquals(status, answer.statusCode());
    assertEquals(status, problem.get("status").asInt());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    assertTrue(problem.get("type").asText().startsWith("urn:suishen:problem:"));
    assertTrue(problem.hasNonNull("title"));
    assertTrue(problem.hasNonNull("detail"));
  }
}
