package dev.suishen.keys.cli.service;

import dev.suishen.keys.cli.desk.CommandEndedException;
import dev.suishen.keys.cli.desk.Exit;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The calls under {@code /api/v1/admin} (docs/http-api.md). */
public final class AdminClient {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofMinutes(1);

  private final String base;
  private final String token;
  private final Exchange exchange = new Exchange(CONNECTING, WHOLE);

  AdminClient(String address, String token) {
    this.base = address + "/api/v1/admin/";
    this.token = token;
  }

  /**
   * @param query by name; empty values are left out
   * @throws CommandEndedException REFUSED where the service says no, SERVICE where it fails
   */
  public Told get(String path, Map<String, String> query) throws CommandEndedException {
    return Told.of(sent("GET", path + asked(query), "", BodyPublishers.noBody()));
  }

  /** The text itself, for a reader that is stricter. */
  public String text(String path, Map<String, String> query) throws CommandEndedException {
    return new String(
        sent("GET", path + asked(query), "", BodyPublishers.noBody()), StandardCharsets.UTF_8);
  }

  /**
   * @param body by name; empty values are left out
   */
  Told post(String path, boolean dryRun, Map<String, String> body) throws CommandEndedException {
    return Told.of(
        sent(
            "POST",
            path + asked(dryRun),
            body.isEmpty() ? "" : "application/json",
            body.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(Told.written(body))));
  }

  Told post(String path, boolean dryRun, String type, byte[] body) throws CommandEndedException {
    return Told.of(sent("POST", path + asked(dryRun), type, BodyPublishers.ofByteArray(body)));
  }

  void delete(String path, boolean dryRun) throws CommandEndedException {
    sent("DELETE", path + asked(dryRun), "", BodyPublishers.noBody());
  }

  private static String asked(boolean dryRun) {
    return dryRun ? "?dryRun=true" : "";
  }

  private static String asked(Map<String, String> query) {
    StringBuilder asked = new StringBuilder();
    new TreeMap<>(query)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                asked.append(asked.isEmpty() ? '?' : '&').append(name).append('=');
                asked.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
              }
            });
    return asked.toString();
  }

  private byte[] sent(String method, String path, String type, BodyPublisher body)
      throws CommandEndedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body)
            .header("Accept", "application/json, application/problem+json")
            .header("Authorization", "Bearer " + token);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    HttpResponse<byte[]> answer = exchange.send(request.build());
    int status = answer.statusCode();
    if (status >= 300 && status < 400) {
      throw new CommandEndedException(
          Exit.SERVICE, method + " " + path + ": HTTP " + status + ", which is not followed");
    }
    if (status < 200 || status >= 400) {
      throw Problem.of(method + " " + path, answer);
    }
    return answer.body();
  }
}
