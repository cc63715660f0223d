package dev.suishen.verifier.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/**
 * What verifiers of a pretend city fetch, over real HTTP on a free port of this machine alone: the
 * paths of docs/http-api.md for bundles, roots, status lists and scene keys, with ETags. It serves
 * what the city has at that moment. Thread-safe.
 */
public final class PretendTrustService implements AutoCloseable {
  /** The operator's token, without which it gives no scene keys. */
  public static final String TOKEN = "pretend-operator";

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int MOST_DAYS = 60;

  private final PretendCity city;
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int outage;

  private PretendTrustService(PretendCity city, HttpServer server) {
    this.city = city;
    this.server = server;
  }

  /** Starts one. */
  public static PretendTrustService of(PretendCity city) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PretendTrustService service = new PretendTrustService(city, server);
    server.createContext("/", service::answer);
    server.start();
    return service;
  }

  /** Where it is, without a path. */
  public URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort());
  }

  /** Answers everything with an HTTP status and no body, e.g. 503, until {@link #comeBack}. */
  public void goAway(int status) {
    outage = status;
  }

  /** Answers as it should again. */
  public void comeBack() {
    outage = 0;
  }

  /** What was asked for so far, path and query, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Stops: whoever asks now is refused the connection. */
  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI asked = exchange.getRequestURI();
      requests.add(asked.toString());
      if (outage != 0) {
        send(exchange, outage, null);
      } else if (asked.getPath().equals("/api/v1/scene-keys")) {
        answerSceneKeys(exchange, parameters(asked.getQuery()));
      } else {
        answerPublic(exchange, find(asked.getPath()));
      }
    }
  }

  private byte @Nullable [] find(String path) {
    if (path.equals("/trust/bundle")) {
      return city.bundle().encoded();
    }
    if (path.equals("/trust/roots")) {
      return utf8(RootsFile.of(city.bundle().roots()).toJson());
    }
    for (Scene scene : Scene.values()) {
      if (path.equals(Statuses.uri(scene))) {
        return city.statusList(scene);
      }
    }
    for (TrustBundle bundle : city.bundles()) {
      if (path.equals("/trust/bundles/" + bundle.serial())) {
        return bundle.encoded();
      }
    }
    return null;
  }

  private static void answerPublic(HttpExchange exchange, byte @Nullable [] bytes)
      throws IOException {
    if (bytes == null) {
      send(exchange, NOT_FOUND, null);
      return;
    }
    String tag = tag(bytes);
    exchange.getResponseHeaders().set("ETag", tag);
    boolean held = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    send(exchange, held ? NOT_MODIFIED : OK, held ? null : bytes);
  }

  private void answerSceneKeys(HttpExchange exchange, Map<String, String> asked)
      throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, UNAUTHORIZED, null);
      return;
    }
    try {
      send(exchange, OK, utf8(sceneKeys(asked)));
    } catch (DateTimeException | IllegalArgumentException e) {
      send(exchange, BAD_REQUEST, null);
    }
  }

  private String sceneKeys(Map<String, String> asked) {
    Scene scene = Scene.ofLabel(asked.getOrDefault("scene", "")).orElse(null);
    LocalDate today = LocalDate.ofInstant(city.now(), ZoneOffset.UTC);
    LocalDate from = LocalDate.parse(asked.getOrDefault("from", today.toString()));
    int days = Integer.parseInt(asked.getOrDefault("days", "1"));
    if (scene == null || days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("no such scene keys");
    }
    return json(scene, from.toEpochDay(), days);
  }

  private String json(Scene scene, long first, int days) {
    String keys =
        LongStream.range(first, first + days)
            .mapToObj(epoch -> "\"" + epoch + "\":\"" + hex(city.sceneSecret(scene, epoch)) + "\"")
            .collect(Collectors.joining(","));
    return "{\"scene\":\"" + scene.label() + "\",\"keys\":{" + keys + "}}";
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    Stream.of(query == null ? new String[0] : query.split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> parameters.put(each[0], each[each.length - 1]));
    return parameters;
  }

  private static void send(HttpExchange exchange, int status, byte @Nullable [] body)
      throws IOException {
    exchange.sendResponseHeaders(status, body == null ? -1 : body.length);
    if (body != null) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String tag(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return '"' + hex(Arrays.copyOf(hash, 16)) + '"';
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
