package dev.suishen.code.rotation;

import static dev.suishen.code.fixture.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suishen.code.CodeService;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.OwnServers;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** Two administrators of a service, over HTTP. */
public record Administration(Caller first, Caller second) {
  private static final String ADMIN = "/api/v1/admin/";

  public static Administration of(OwnServers servers, CodeService service) {
    return of(servers, service.url());
  }

  public static Administration of(OwnServers servers, URI service) {
    return new Administration(servers.admin(service, "first"), servers.admin(service, "second"));
  }

  public HttpResponse<byte[]> get(String path) {
    return first.get(ADMIN + path);
  }

  public HttpResponse<byte[]> post(String path, String body) {
    return first.post(ADMIN + path, body);
  }

  public HttpResponse<byte[]> delete(String path) {
    return first.send(first.request(ADMIN + path).DELETE());
  }

  public HttpResponse<byte[]> upload(byte[] bundle, String query) {
    return first.send(
        first
            .request(
                ADMIN + "bundles" + query,
                "Content-Type",
                "application/vnd.suishen.trust-bundle+cbor")
            .POST(BodyPublishers.ofByteArray(bundle)));
  }

  /** Plans a key of the usual window; its kid. */
  public String plan(String use) {
    HttpResponse<byte[]> planned = post("keys", "{\"use\":\"" + use + "\"}");
    assertEquals(201, planned.statusCode(), new String(planned.body(), UTF_8));
    return json(planned).get("kid").asText();
  }

  /**
   * @param name activation or retirement
   */
  public HttpResponse<byte[]> step(String kid, String name) {
    return post("keys/" + kid + "/" + name, "");
  }

  /** Proposes that it is revoked. */
  public HttpResponse<byte[]> revoke(String kid, String query) {
    return post("keys/" + kid + "/revocation" + query, "{\"reason\":\"stolen\"}");
  }

  public String draft() {
    return draft("");
  }

  public String draft(String query) {
    HttpResponse<byte[]> draft = get("bundles/draft" + query);
    assertEquals(200, draft.statusCode(), new String(draft.body(), UTF_8));
    return new String(draft.body(), UTF_8);
  }

  /** Uploads it, and has the second administrator publish it; its serial. */
  public long publish(byte[] bundle) {
    JsonNode approval = approve(upload(bundle, ""));
    return approval.get("subject").asLong();
  }

  /** What was proposed is approved by the second administrator. */
  public JsonNode approve(HttpResponse<byte[]> proposed) {
    assertEquals(202, proposed.statusCode(), new String(proposed.body(), UTF_8));
    HttpResponse<byte[]> approved = decide(second, json(proposed).get("id").asLong());
    assertEquals(200, approved.statusCode(), new String(approved.body(), UTF_8));
    return json(approved);
  }

  public HttpResponse<byte[]> decide(Caller who, long approval) {
    return decide(who, approval, "");
  }

  public HttpResponse<byte[]> decide(Caller who, long approval, String query) {
    return who.post(ADMIN + "approvals/" + approval + "/approval" + query, "");
  }

  /** The keys of a use in a state, in the order of the ring. */
  public List<JsonNode> keys(String use, String state) {
    JsonNode keys = json(get("keys")).get("keys");
    return StreamSupport.stream(keys.spliterator(), false)
        .filter(key -> key.get("use").asText().equals(use))
        .filter(key -> key.get("state").asText().equals(state))
        .toList();
  }

  /** The one key of a use that is in a state. */
  public String kid(String use, String state) {
    List<JsonNode> keys = keys(use, state);
    assertEquals(1, keys.size(), keys.toString());
    return keys.get(0).get("kid").asText();
  }

  public static void assertProblem(int status, String code, HttpResponse<byte[]> answer) {
    assertEquals(code, json(answer).path("code").asText(), json(answer).toString());
    assertEquals(status, answer.statusCode());
  }

  public static void assertRefused(String rule, HttpResponse<byte[]> answer) {
    assertProblem(409, "STEP_REFUSED", answer);
    assertEquals(rule, json(answer).path("rule").asText());
  }
}
