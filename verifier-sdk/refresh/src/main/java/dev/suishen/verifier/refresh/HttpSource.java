package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import dev.suishen.verifier.refresh.HttpTransport.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link TrustSource#http}: the calls of docs/http-api.md that verifiers make. */
final class HttpSource implements TrustSource {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MOST_BYTES_OF_KEYS = 64 << 10;

  /** RFC 9110 §8.8.3, no longer than any service's is. */
  private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~]{0,128}\"");

  /** RFC 6750 §2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** RFC 9110 §10.2.3; the form that is a date is not for machines whose clock may be wrong. */
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final String base;
  private final @Nullable Supplier<String> token;
  private final HttpTransport transport;

  HttpSource(URI service, @Nullable Supplier<String> token, HttpTransport transport) {
    requireSafe(service, token != null);
    this.base = service.toString().replaceFirst("/+$", "");
    this.token = token;
    this.transport = transport;
  }

  /** A token must not cross a network in clear. */
  private static void requireSafe(URI service, boolean withToken) {
    boolean http = "http".equalsIgnoreCase(service.getScheme());
    if (service.getHost() == null || !http && !"https".equalsIgnoreCase(service.getScheme())) {
      throw new IllegalArgumentException("'" + service + "' is no http or https address");
    }
    if (service.getRawQuery() != null || service.getRawFragment() != null) {
      throw new IllegalArgumentException("'" + service + "' has more than a path");
    }
    if (withToken && http && !THIS_MACHINE.contains(service.getHost())) {
      throw new IllegalArgumentException("a token is sent over https alone");
    }
  }

  @Override
  public Optional<Content> fetch(String path, int mostBytes, @Nullable String tag)
      throws FetchFailedException {
    return content(path, mostBytes, tag, get(Layout.requirePath(path), "", unless(tag), mostBytes));
  }

  @Override
  public Optional<Content> newestBundle(Held held, int mostBytes) throws FetchFailedException {
    Map<String, String> headers = new HashMap<>(unless(held.tag()));
    if (held.serial() > 0) {
      headers.put("Suishen-Bundle-Serial", Long.toString(held.serial()));
    }
    Map<String, String> reporter = reporter(held);
    headers.putAll(reporter);
    Answer answer = get(Layout.BUNDLE, "", headers, mostBytes);
    if (!reporter.isEmpty() && (answer.status() == 401 || answer.status() == 403)) {
      headers.keySet().removeAll(reporter.keySet());
      answer = get(Layout.BUNDLE, "", headers, mostBytes);
    }
    return content(Layout.BUNDLE, mostBytes, held.tag(), answer);
  }

  /** Who reports. A bundle is for anyone: without a token to show it is asked for by nobody. */
  private Map<String, String> reporter(Held held) {
    if (held.verifier() == null || token == null) {
      return Map.of();
    }
    try {
      return Map.of(
          "Suishen-Verifier",
          held.verifier().toString(),
          "Authorization",
          "Bearer " + usableToken(Layout.BUNDLE));
    } catch (FetchFailedException | RuntimeException noToken) {
      return Map.of();
    }
  }

  private static Map<String, String> unless(@Nullable String tag) {
    return tag == null ? Map.of() : Map.of("If-None-Match", tag);
  }

  private static Optional<Content> content(
      String path, int mostBytes, @Nullable String tag, Answer answer) throws FetchFailedException {
    if (answer.status() == 304 && tag != null) {
      return Optional.empty();
    }
    requireContent(path, answer, mostBytes);
    return Optional.of(new Content(answer.body(), usableTag(answer.tag())));
  }

  @Override
  public SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException {
    String path = Layout.SCENE_KEYS;
    Map<String, String> headers = Map.of("Authorization", "Bearer " + usableToken(path));
    String query =
        "?scene=" + scene.label() + "&from=" + LocalDate.ofEpochDay(firstEpoch) + "&days=" + days;
    Answer answer = get(path, query, headers, MOST_BYTES_OF_KEYS);
    try {
      requireContent(path, answer, MOST_BYTES_OF_KEYS);
      return SceneKeysJson.read(answer.body(), scene);
    } catch (IOException malformed) {
      // What the reader says of it might quote a secret.
      throw new FetchFailedException(Cause.MALFORMED, path + ": not the JSON of scene keys");
    } finally {
      Arrays.fill(answer.body(), (byte) 0);
    }
  }

  private Answer get(String path, String query, Map<String, String> headers, int mostBytes)
      throws FetchFailedException {
    try {
      return transport.get(URI.create(base + path + query), headers, mostBytes);
    } catch (IOException unreachable) {
      throw new FetchFailedException(Cause.UNREACHABLE, path + ": " + unreachable);
    }
  }

  private static void requireContent(String path, Answer answer, int mostBytes)
      throws FetchFailedException {
    Cause cause =
        switch (answer.status()) {
          case 200 -> answer.body().length > mostBytes ? Cause.TOO_LARGE : null;
          case 401, 403 -> Cause.NOT_ALLOWED;
          case 404, 410 -> Cause.ABSENT;
          default -> Cause.HTTP_STATUS;
        };
    if (cause != null) {
      String why = cause == Cause.TOO_LARGE ? "too large" : "HTTP " + answer.status();
      throw new FetchFailedException(cause, path + ": " + why, retryAfter(answer));
    }
  }

  private static Duration retryAfter(Answer answer) {
    String seconds = answer.retryAfter();
    return seconds != null && SECONDS.matcher(seconds).matches()
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  /** Checked here, for whatever refuses it later might quote it. */
  private String usableToken(String path) throws FetchFailedException {
    String shown = token == null ? "" : token.get();
    if (!TOKEN.matcher(shown).matches()) {
      throw new FetchFailedException(Cause.NOT_ALLOWED, path + ": no token to show");
    }
    return shown;
  }

  private static @Nullable String usableTag(@Nullable String tag) {
    return tag != null && TAG.matcher(tag).matches() ? tag : null;
  }
}
