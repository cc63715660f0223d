package dev.suishen.verifier.cli;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a code service gives to verifiers (docs/http-api.md). Nothing that comes from here is
 * trusted yet. Answers are bounded, and redirections are not followed, so that the token goes
 * nowhere else.
 */
final class TrustService {
  private static final int MAX_BYTES = 2 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();
  private final String base;
  private final String token;

  /**
   * @param base the service's address, http or https
   * @param token for the scene keys; empty where there is none
   */
  TrustService(URI base, String token) {
    this.base = base.toString().replaceFirst("/+$", "");
    this.token = token;
  }

  byte[] bundle() throws IOException, InterruptedException {
    return get("/trust/bundle");
  }

  /** A former bundle; empty where the service has none of that serial. */
  Optional<byte[]> bundle(long serial) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send("/trust/bundles/" + serial, "");
    if (response.statusCode() == 404) {
      response.body().close();
      return Optional.empty();
    }
    return Optional.of(body(response));
  }

  RootSet roots() throws IOException, InterruptedException {
    return Json.MAPPER.readValue(get("/trust/roots"), Roots.class).toRootSet();
  }

  /**
   * @param path as the bundle names it
   */
  byte[] statusList(String path) throws IOException, InterruptedException {
    return get(path);
  }

  /** Secrets in hex, by epoch. */
  Map<Long, String> sceneKeys(Scene scene, LocalDate from, int days)
      throws IOException, InterruptedException {
    String path = "/api/v1/scene-keys?scene=" + scene.label() + "&from=" + from + "&days=" + days;
    byte[] answer = body(send(path, "Bearer " + token));
    return Json.MAPPER.readValue(answer, SceneKeysAnswer.class).keys();
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    return body(send(path, ""));
  }

  private HttpResponse<InputStream> send(String path, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static byte[] body(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (response.statusCode() != 200 || body.length > MAX_BYTES) {
        throw new IOException(
            response.uri().getPath()
                + (body.length > MAX_BYTES ? ": too large" : ": HTTP " + response.statusCode()));
      }
      return body;
    }
  }

  private record SceneKeysAnswer(Map<Long, String> keys) {}
}
