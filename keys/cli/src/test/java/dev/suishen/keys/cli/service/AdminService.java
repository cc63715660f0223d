package dev.suishen.keys.cli.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The calls of administrators over real HTTP, with the answers that a test lays ready. */
final class AdminService implements AutoCloseable {
  static final String TOKEN = "eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.x";

  private static final String BASE = "/api/v1/admin/";

  private final HttpServer server;
  private final Map<String, Given> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  AdminService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * @param call method and path below {@code /api/v1/admin/}, with its query
   */
  AdminService answering(String call, int status, String json) {
    String type = status < 400 ? "application/json" : "application/problem+json";
    answers.put(call, new Given(status, "Content-Type", type, json));
    return this;
  }

  AdminService redirecting(String call, String location) {
    answers.put(call, new Given(302, "Location", location, ""));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  Asked last() {
    return asked.get(asked.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    String call = exchange.getRequestMethod() + " " + uri.replace(BASE, "");
    asked.add(
        new Asked(
            call,
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            exchange.getRequestBody().readAllBytes()));
    Given given = answers.getOrDefault(call, new Given(404, "X-None", "none", "no such thing"));
    byte[] body = given.body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add(given.header, given.value);
      exchange.sendResponseHeaders(given.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A request as it came. */
  record Asked(String call, String authorization, String type, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private record Given(int status, String header, String value, String body) {}
}
