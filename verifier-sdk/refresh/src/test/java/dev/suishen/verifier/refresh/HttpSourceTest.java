package dev.suishen.verifier.refresh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import dev.suishen.verifier.refresh.TrustSource.Content;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's HTTP client against servers that misbehave, over real sockets. */
class HttpSourceTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final int MOST = 1000;

  @Test
  void what_is_there_comes_whole_with_its_tag() throws Exception {
    try (RawServer server = RawServer.saying(OK + "ETag: \"7\"\r\nContent-Length: 3\r\n\r\nabc")) {
      Content content = fetch(server, "/trust/bundle").orElseThrow();
      assertEquals("abc", new String(content.bytes(), StandardCharsets.US_ASCII));
      assertEquals("\"7\"", content.tag());
      assertTrue(server.requests().get(0).startsWith("GET /trust/bundle HTTP/1.1\r\n"));
      assertFalse(server.requests().get(0).contains("Authorization"));
      assertFalse(server.requests().get(0).contains("If-None-Match"));
    }
  }

  @Test
  void what_is_held_is_not_sent_again() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n")) {
      assertEquals(Optional.empty(), source(server).fetch("/trust/bundle", MOST, "\"7\""));
      assertTrue(server.requests().get(0).contains("If-None-Match: \"7\"\r\n"));
      assertEquals("HTTP_STATUS /trust/bundle: HTTP 304", failure(server)); // nobody asked
    }
  }

  @ParameterizedTest
  @CsvSource({
    "204, HTTP_STATUS",
    "301, HTTP_STATUS",
    "400, HTTP_STATUS",
    "401, NOT_ALLOWED",
    "403, NOT_ALLOWED",
    "404, ABSENT",
    "410, ABSENT",
    "429, HTTP_STATUS",
    "500, HTTP_STATUS",
    "503, HTTP_STATUS"
  })
  void another_status_is_told_by_its_number(int status, String cause) throws Exception {
    String head = "HTTP/1.1 " + status + " No\r\nRetry-After: 7\r\n";
    try (RawServer server = RawServer.cutting(head + "\r\nsorry")) {
      FetchFailedException failed = refusal(source(server), "/trust/bundle");
      assertEquals(cause, failed.reason().name());
      assertEquals("/trust/bundle: HTTP " + status, failed.getMessage());
      assertEquals(Duration.ofSeconds(7), failed.retryAfter());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1.5", "9999999999", "Wed, 25 Nov 2026 09:00:00 GMT", ""})
  void a_retry_after_that_is_no_number_of_seconds_says_nothing(String header) throws Exception {
    String head = "HTTP/1.1 503 No\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server = RawServer.saying(head)) {
      assertEquals(Duration.ZERO, refusal(source(server), "/trust/bundle").retryAfter());
    }
  }

  @Test
  void a_redirection_is_not_followed_and_the_token_goes_nowhere_else() throws Exception {
    try (RawServer elsewhere = RawServer.saying(OK + "Content-Length: 0\r\n\r\n");
        RawServer server =
            RawServer.saying(
                "HTTP/1.1 307 There\r\nContent-Length: 0\r\nLocation: "
                    + elsewhere.address()
                    + "/\r\n\r\n")) {
      FetchFailedException failed = keysRefusal(source(server));
      assertEquals("/api/v1/scene-keys: HTTP 307", failed.getMessage());
      assertEquals("HTTP_STATUS /trust/bundle: HTTP 307", failure(server));
      assertEquals(List.of(), elsewhere.requests());
    }
  }

  @Test
  void a_server_that_says_nothing_is_unreachable() throws Exception {
    try (RawServer server = RawServer.silent()) {
      assertEquals(Cause.UNREACHABLE, refusal(impatient(server), "/trust/bundle").reason());
    }
  }

  /** A read comes in time, each time; no time-out of the JDK's would ever end it. */
  @Test
  void headers_that_drip_in_are_given_up_and_the_connection_closed() throws Exception {
    try (RawServer server = RawServer.dripping(OK, "X-More: and more\r\n", 20)) {
      assertEquals(Cause.UNREACHABLE, refusal(impatient(server), "/trust/bundle").reason());
      assertTrue(server.leftAlone().await(30, SECONDS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 999\r\n", "Transfer-Encoding: chunked\r\n", ""})
  void a_body_that_drips_in_is_given_up(String header) throws Exception {
    String drop = header.startsWith("T") ? "1\r\nx\r\n" : "x";
    try (RawServer server = RawServer.dripping(OK + header + "\r\n", drop, 20)) {
      TrustSource source = impatient(server);
      FetchFailedException failed =
          assertThrows(
              FetchFailedException.class, () -> source.fetch("/trust/bundle", 1 << 20, null));
      assertEquals(Cause.UNREACHABLE, failed.reason());
      // Where the end is known and near, the JDK reads on in the background for a while.
      assertTrue(header.startsWith("C") || server.leftAlone().await(30, SECONDS));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 2",
        OK + "Content-Length: 4\r\n\r\nabc",
        OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nabc",
        OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\0\1\2\3",
        "<html>log in to this network</html>"
      })
  void what_is_cut_short_or_is_no_http_is_unreachable(String answer) throws Exception {
    try (RawServer server = RawServer.cutting(answer)) {
      assertEquals(Cause.UNREACHABLE, refusal(source(server), "/trust/bundle").reason());
    }
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    TrustSource source = source(URI.create("http://127.0.0.1:" + port));
    FetchFailedException failed = refusal(source, "/trust/bundle");
    assertEquals(Cause.UNREACHABLE, failed.reason());
    assertTrue(failed.toString().contains("/trust/bundle: java.net.ConnectException"));
  }

  @Test
  void no_more_is_read_than_was_asked_for() throws Exception {
    String header = "Content-Length: ";
    String whole = "x".repeat(MOST);
    try (RawServer server = RawServer.saying(OK + header + MOST + "\r\n\r\n" + whole)) {
      assertEquals(MOST, fetch(server, "/a").orElseThrow().bytes().length);
    }
    for (String head : List.of(header + (MOST + 1), header + "999999999999", "X: y")) {
      try (RawServer server = RawServer.dripping(OK + head + "\r\n\r\n" + whole, whole, 1)) {
        assertEquals("TOO_LARGE /trust/bundle: too large", failure(server), head);
        assertTrue(server.leftAlone().await(30, SECONDS), head);
      }
    }
  }

  @Test
  void requests_that_hung_do_not_stand_in_the_way_of_the_next() throws Exception {
    try (RawServer bad = RawServer.dripping(OK, "X-More: and more\r\n", 20);
        RawServer good = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
      HttpTransport transport = impatient();
      TrustSource hangs = TrustSource.http(bad.address(), null, transport);
      for (int i = 0; i < 6; i++) {
        assertEquals(Cause.UNREACHABLE, refusal(hangs, "/trust/bundle").reason());
      }
      TrustSource works = TrustSource.http(good.address(), null, transport);
      NeverWaitsTest.soon(() -> comes(works)); // a busy machine may take longer than it waits
    }
  }

  @Test
  void an_interruption_ends_it_and_is_passed_on() throws Exception {
    try (RawServer server = RawServer.silent()) {
      TrustSource patient =
          TrustSource.http(
              server.address(), null, new PlatformTransport(minutes(10), minutes(10), minutes(10)));
      AtomicReference<String> end = new AtomicReference<>("none");
      Thread asking =
          new Thread(
              () -> {
                Cause cause = refusal(patient, "/trust/bundle").reason();
                end.set(cause + " " + Thread.currentThread().isInterrupted());
              });
      asking.start();
      NeverWaitsTest.soon(() -> !server.requests().isEmpty());
      asking.interrupt();
      asking.join(30_000);
      assertEquals("UNREACHABLE true", end.get());
      assertTrue(server.leftAlone().await(30, SECONDS));
    }
  }

  /** A walk through a year of bundles is a request each, not a handshake each. */
  @Test
  void one_connection_serves_many_requests() throws Exception {
    Deque<String> answers =
        new ArrayDeque<>(
            List.of(
                OK + "Content-Length: 3\r\n\r\nabc",
                "HTTP/1.1 404 No\r\nContent-Length: 5\r\n\r\nsorry",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
                "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                OK + "Content-Length: 0\r\n\r\n"));
    int requests = answers.size();
    try (RawServer server =
        new RawServer(
            (client, out) -> out.write(answers.remove().getBytes(StandardCharsets.US_ASCII)))) {
      TrustSource source = source(server);
      for (int i = 0; i < requests; i++) {
        try {
          source.fetch("/trust/bundles/" + i, MOST, "\"7\"");
        } catch (FetchFailedException absent) {
          assertEquals(Cause.ABSENT, absent.reason());
        }
      }
      assertEquals(requests, server.requests().size());
      assertEquals(1, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"7", "\"\u00e9\"", "\"a b\"", "W/7"})
  void a_tag_that_is_none_is_not_kept(String tag) throws Exception {
    assertNull(tagOf(tag));
    assertNull(tagOf('"' + "x".repeat(129) + '"'));
    assertEquals("W/\"7\"", tagOf("W/\"7\""));
    assertEquals('"' + "x".repeat(128) + '"', tagOf('"' + "x".repeat(128) + '"'));
  }

  /** A bundle names the paths of its lists. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "status",
        "@evil.example/status",
        ".evil.example/status",
        ":80/status",
        "//evil.example/status",
        "/status/../../secret",
        "/./status",
        "/.hidden",
        "/status/",
        "/a b",
        "/a\r\nX: y",
        "/%2e%2e/secret",
        "/status?x=y",
        "/status#x",
        "/c:\\windows",
        "/\u0000",
        "/1/2/3/4/5/6/7/8/9"
      })
  void a_path_that_none_of_ours_is_is_not_asked_for(String path) throws Exception {
    try (RawServer server = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
      assertEquals(Cause.MALFORMED, refusal(source(server), path).reason());
      assertEquals(List.of(), server.requests());
      assertTrue(fetch(server, "/1/2/3/4/5/6/7/" + "x".repeat(100)).isPresent());
      assertEquals(Cause.MALFORMED, refusal(source(server), "/" + "x".repeat(101)).reason());
    }
  }

  @Test
  void the_token_is_asked_for_each_time_and_shown_for_scene_keys_alone() throws Exception {
    Deque<String> tokens = new ArrayDeque<>(List.of("first", "second"));
    try (RawServer server = RawServer.saying("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")) {
      TrustSource source = TrustSource.http(server.address(), tokens::remove);
      keysRefusal(source);
      refusal(source, "/trust/bundle");
      assertEquals(Cause.NOT_ALLOWED, keysRefusal(source).reason());
      List<String> asked = server.requests();
      assertTrue(
          asked
              .get(0)
              .startsWith(
                  "GET /api/v1/scene-keys?scene=transit&from=2026-11-24&days=3 HTTP/1.1\r\n"));
      assertTrue(asked.get(0).contains("Authorization: Bearer first\r\n"));
      assertFalse(asked.get(1).contains("Authorization"));
      assertTrue(asked.get(2).contains("Authorization: Bearer second\r\n"));
    }
  }

  @Test
  void without_a_token_no_scene_keys_are_asked_for() throws Exception {
    try (RawServer server = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
      TrustSource source = TrustSource.http(server.address(), null);
      assertEquals(Cause.NOT_ALLOWED, keysRefusal(source).reason());
      assertEquals(List.of(), server.requests());
    }
  }

  /** What refuses to send it would quote it. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "secret\r\nX: y", "secret\n", "secret token", "\u00e9", "=="})
  void a_token_that_is_none_is_not_shown_to_anyone(String token) throws Exception {
    try (RawServer server = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
      TrustSource source = TrustSource.http(server.address(), () -> token);
      FetchFailedException failed = keysRefusal(source);
      assertEquals(Cause.NOT_ALLOWED, failed.reason());
      assertEquals("/api/v1/scene-keys: no token to show", failed.getMessage());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void an_answer_that_is_no_scene_keys_is_malformed_and_quotes_no_secret() throws Exception {
    String body = "{\"keys\": {\"20781\": " + "a1".repeat(32) + "}}"; // without quotes
    try (RawServer server =
        RawServer.saying(OK + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
      FetchFailedException failed = keysRefusal(source(server));
      assertEquals("/api/v1/scene-keys: not the JSON of scene keys", failed.getMessage());
      assertNull(failed.getCause());
    }
  }

  @Test
  void the_body_that_held_secrets_is_cleared() throws Exception {
    String json = "{\"keys\": {\"20781\": \"" + "a1".repeat(32) + "\"}}";
    byte[] body = json.getBytes(StandardCharsets.US_ASCII);
    HttpTransport transport =
        (address, headers, most) -> new HttpTransport.Answer(200, null, null, body);
    TrustSource source =
        TrustSource.http(URI.create("https://codes.example"), () -> "token", transport);
    assertTrue(source.sceneKeys(Scene.TRANSIT, 20_781, 1).holds(Scene.TRANSIT, 20_781));
    assertArrayEquals(new byte[body.length], body);
    Arrays.fill(body, (byte) '{');
    assertThrows(FetchFailedException.class, () -> source.sceneKeys(Scene.TRANSIT, 20_781, 1));
    assertArrayEquals(new byte[body.length], body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codes.example",
        "ftp://codes.example",
        "http:///x",
        "file:///etc",
        "https://codes.example/?x=y",
        "https://codes.example/#x",
        "http://codes.example",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example"
      })
  void an_address_that_a_token_cannot_be_sent_to_is_refused(String address) {
    URI service = URI.create(address);
    assertThrows(IllegalArgumentException.class, () -> TrustSource.http(service, () -> "token"));
  }

  @Test
  void a_token_goes_over_https_or_stays_in_this_machine_and_without_one_http_will_do() {
    for (String address :
        List.of(
            "https://codes.example", "http://localhost:1", "http://127.0.0.1", "http://[::1]")) {
      assertTrue(TrustSource.http(URI.create(address), () -> "token") instanceof HttpSource);
    }
    assertTrue(TrustSource.http(URI.create("http://codes.example"), null) instanceof HttpSource);
  }

  @Test
  void a_service_may_live_below_a_path() throws Exception {
    try (RawServer server = RawServer.saying(OK + "Content-Length: 0\r\n\r\n")) {
      source(URI.create(server.address() + "/city/")).fetch("/trust/bundle", MOST, null);
      assertTrue(server.requests().get(0).startsWith("GET /city/trust/bundle HTTP"));
    }
  }

  private static boolean comes(TrustSource source) {
    try {
      return source.fetch("/trust/bundle", MOST, null).isPresent();
    } catch (FetchFailedException notYet) {
      return false;
    }
  }

  private static @Nullable String tagOf(String header) throws Exception {
    try (RawServer server =
        RawServer.saying(OK + "Content-Length: 0\r\nETag: " + header + "\r\n\r\n")) {
      return fetch(server, "/trust/bundle").orElseThrow().tag();
    }
  }

  private static Optional<Content> fetch(RawServer server, String path) throws Exception {
    return source(server).fetch(path, MOST, null);
  }

  /** Cause and words. */
  private static String failure(RawServer server) {
    FetchFailedException failed = refusal(source(server), "/trust/bundle");
    return failed.reason() + " " + failed.getMessage();
  }

  private static FetchFailedException refusal(TrustSource source, String path) {
    return assertThrows(FetchFailedException.class, () -> source.fetch(path, MOST, null));
  }

  private static FetchFailedException keysRefusal(TrustSource source) {
    return assertThrows(
        FetchFailedException.class, () -> source.sceneKeys(Scene.TRANSIT, 20_781, 3));
  }

  private static TrustSource source(RawServer server) {
    return source(server.address());
  }

  private static TrustSource source(URI address) {
    return TrustSource.http(address, () -> "token");
  }

  /** For a server that is known to hang. */
  private static TrustSource impatient(RawServer server) {
    return TrustSource.http(server.address(), null, impatient());
  }

  private static HttpTransport impatient() {
    return new PlatformTransport(
        Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
