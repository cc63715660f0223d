package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import dev.suishen.verifier.refresh.HttpTransport.Answer;
import dev.suishen.verifier.refresh.TrustSource.Content;
import dev.suishen.verifier.refresh.TrustSource.Held;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verifier tells of the bundle that it holds, and that the bundle never depends on it. */
class HeldBundleTest {
  private static final int MOST = 1000;
  private static final String SERIAL = "Suishen-Bundle-Serial";
  private static final String VERIFIER = "Suishen-Verifier";
  private static final String TOKEN = "Authorization";

  @TempDir private Path folder;

  private final List<Map<String, String>> sent = new ArrayList<>();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private VerifierName name;

  @BeforeEach
  void name() {
    name = VerifierName.keptIn(folder, new SecureRandom());
  }

  @Test
  void it_says_which_is_held_by_which_of_whose_verifiers() throws Exception {
    newest(() -> "token", new Held(7, "\"7\"", name));
    assertEquals(
        List.of(
            Map.of(
                SERIAL,
                "7",
                VERIFIER,
                name.toString(),
                TOKEN,
                "Bearer token",
                "If-None-Match",
                "\"7\"")),
        sent);
  }

  @Test
  void where_none_is_held_no_serial_is_said() throws Exception {
    newest(() -> "token", new Held(0, null, name));
    assertEquals(List.of(Map.of(VERIFIER, name.toString(), TOKEN, "Bearer token")), sent);
  }

  @Test
  void without_a_name_or_a_token_nobody_asks() throws Exception {
    newest(() -> "token", new Held(7, null, null));
    newest(null, new Held(7, null, name));
    assertEquals(List.of(Map.of(SERIAL, "7"), Map.of(SERIAL, "7")), sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret\r\nX: y", "secret token"})
  void a_token_that_is_none_is_not_shown_and_the_bundle_comes(String token) throws Exception {
    assertTrue(newest(() -> token, new Held(7, null, name)).isPresent());
    assertEquals(List.of(Map.of(SERIAL, "7")), sent);
  }

  @Test
  void a_token_that_cannot_be_had_keeps_no_bundle_away() throws Exception {
    Supplier<String> broken =
        () -> {
          throw new IllegalStateException("the identity provider is away");
        };
    assertTrue(newest(broken, new Held(7, null, name)).isPresent());
    assertEquals(List.of(Map.of(SERIAL, "7")), sent);
  }

  /** A gateway may refuse a token that has expired, even for what anybody may have. */
  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void where_the_token_is_refused_it_is_asked_for_again_as_nobody(int refused) throws Exception {
    statuses.add(refused);
    assertTrue(newest(() -> "token", new Held(7, "\"7\"", name)).isPresent());
    assertEquals(2, sent.size());
    assertEquals(Map.of(SERIAL, "7", "If-None-Match", "\"7\""), sent.get(1));
  }

  @Test
  void where_nobody_is_refused_it_is_not_asked_for_again() {
    statuses.addAll(List.of(401, 401));
    FetchFailedException failed =
        assertThrows(FetchFailedException.class, () -> newest(null, new Held(7, null, name)));
    assertEquals(Cause.NOT_ALLOWED, failed.reason());
    assertEquals(1, sent.size());
  }

  @Test
  void any_other_failure_is_what_it_is() {
    statuses.add(503);
    assertThrows(FetchFailedException.class, () -> newest(() -> "token", new Held(7, null, name)));
    assertEquals(1, sent.size());
  }

  @Test
  void what_is_held_is_not_sent_again() throws Exception {
    statuses.add(304);
    assertEquals(Optional.empty(), newest(() -> "token", new Held(7, "\"7\"", name)));
  }

  @Test
  void an_office_that_writes_a_stick_tells_it_too() throws Exception {
    Path stick = folder.resolve("stick");
    TrustSource office = source(() -> "token").copiedTo(stick, null);
    assertTrue(office.newestBundle(new Held(7, null, name), MOST).isPresent());
    assertEquals("7", sent.get(0).get(SERIAL));
    assertEquals(name.toString(), sent.get(0).get(VERIFIER));
    TrustSource carried = TrustSource.stick(stick, null);
    assertEquals(
        1, carried.newestBundle(new Held(7, null, name), MOST).orElseThrow().bytes().length);
  }

  @Test
  void former_bundles_and_lists_are_asked_for_by_nobody() throws Exception {
    TrustSource source = source(() -> "token");
    source.fetch("/trust/bundles/7", MOST, null);
    source.fetch("/status/2/0", MOST, null);
    assertEquals(List.of(Map.of(), Map.of()), sent);
  }

  @Test
  void a_refresh_tells_what_its_store_holds_each_time() throws Exception {
    try (Gate gate = new Gate()) {
      TrustRefresh refresh = gate.builder().verifier(name).build();
      long first = gate.city.bundle().serial();
      refresh.once();
      gate.clock.advance(Duration.ofHours(1));
      gate.city.publishBundle();
      refresh.once();
      refresh.once();
      assertEquals(
          List.of(0L, first, first + 1), gate.source.held().stream().map(Held::serial).toList());
      assertTrue(gate.source.held().stream().allMatch(held -> held.verifier() == name));
    }
  }

  @Test
  void a_refresh_without_a_name_has_none_to_tell() throws Exception {
    try (Gate gate = new Gate()) {
      gate.builder().build().once();
      assertFalse(gate.source.held().stream().anyMatch(held -> held.verifier() != null));
    }
  }

  private Optional<Content> newest(@Nullable Supplier<String> token, Held held)
      throws FetchFailedException {
    return source(token).newestBundle(held, MOST);
  }

  private TrustSource source(@Nullable Supplier<String> token) {
    return TrustSource.http(URI.create("https://codes.example"), token, this::answer);
  }

  private Answer answer(URI address, Map<String, String> headers, int mostBytes)
      throws IOException {
    sent.add(Map.copyOf(headers));
    int status = statuses.isEmpty() ? 200 : statuses.remove();
    return new Answer(status, null, null, status == 200 ? new byte[1] : new byte[0]);
  }
}
