package dev.suishen.verifier.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The trust calls of docs/http-api.md over real HTTP, with what a vector holds. */
final class LocalService implements AutoCloseable {
  static final String TOKEN = "operator-token";

  private final HttpServer server;
  private final Map<String, byte[]> resources = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  LocalService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Everything that the vector's verifier holds. */
  static LocalService of(Vector vector) throws Exception {
    LocalService service = new LocalService();
    service.put("/trust/roots", Json.MAPPER.writeValueAsBytes(vector.roots()));
    service.put("/trust/bundle", vector.bundle(0));
    TrustStore store = TrustStore.pinned(vector.roots().toRootSet());
    TrustBundle bundle = store.takeBundle(vector.bundle(0), Instant.EPOCH);
    for (int i = 0; i < vector.given().get("statusLists").size(); i++) {
      byte[] token = Json.hex(vector.given().get("statusLists").get(i).textValue());
      service.put(uriOf(token, bundle), token);
    }
    service.put(
        "/api/v1/scene-keys",
        ("{\"scene\":\"transit\",\"keys\":" + vector.given().get("sceneKeys") + "}")
            .getBytes(StandardCharsets.UTF_8));
    return service;
  }

  void put(String path, byte[] body) {
    resources.put(path, body);
  }

  void remove(String path) {
    resources.remove(path);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Path, query and authorization of each, in order. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(exchange.getRequestURI() + (authorization == null ? "" : " " + authorization));
    byte[] body = resources.get(exchange.getRequestURI().getPath());
    try (exchange) {
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static String uriOf(byte[] token, TrustBundle bundle) {
    String text = new String(token, StandardCharsets.ISO_8859_1);
    return bundle.statusLists().stream()
        .map(TrustBundle.StatusListLocation::uri)
        .filter(text::contains)
        .findFirst()
        .orElseThrow();
  }
}
