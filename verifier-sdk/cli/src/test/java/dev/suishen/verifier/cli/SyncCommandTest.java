package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncCommandTest {
  private static final Vector LIVE = Vector.named("live-scene-2");

  @TempDir private Path temp;
  private Path folder;
  private Path roots;

  @BeforeEach
  void prepare() throws IOException {
    folder = temp.resolve("trust");
    roots = temp.resolve("roots.json");
    Files.write(roots, Json.MAPPER.writeValueAsBytes(LIVE.roots()));
  }

  @Test
  void brings_all_that_a_scan_needs() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      Run run = first(service, "--scene", "transit", "--token", LocalService.TOKEN);

      assertEquals("", run.err());
      assertEquals(0, run.exitCode());
      assertTrue(run.out().contains("status list /status/2/0"), run.out());
      assertTrue(run.out().contains("scene keys of transit"), run.out());
    }
    assertEquals(0, scan(LIVE).exitCode());
  }

  @Test
  void asks_for_one_scene_alone_and_shows_the_token_with_its_report_and_for_the_scene_keys()
      throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      first(service, "--scene", "transit", "--token", LocalService.TOKEN, "--days", "1");

      // 2026-11-18, the vector's day, less the seven of a PASS.
      assertEquals(
          List.of(
              "/trust/bundle Bearer operator-token",
              "/status/2/0",
              "/api/v1/scene-keys?scene=transit&from=2026-11-11&days=8 Bearer operator-token"),
          service.requests());
    }
  }

  @Test
  void asks_for_no_fewer_days_than_today_and_no_more_than_the_service_gives() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      for (String days : List.of("0", "54")) {
        Run run = first(service, "--days", days);
        assertEquals("--days is from 1 to 53", run.err().lines().findFirst().orElse(""));
        assertEquals(64, run.exitCode());
      }
      assertEquals(List.of(), service.requests());
      first(service, "--scene", "transit", "--token", LocalService.TOKEN, "--days", "53");
      assertTrue(service.requests().get(2).contains("days=60"), service.requests()::toString);
    }
  }

  @Test
  void brings_the_lists_of_every_scene_where_none_is_named() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      for (int scene = 1; scene <= 5; scene++) {
        service.put("/status/" + scene + "/0", new byte[0]);
      }
      Run run = first(service);

      assertEquals(6, service.requests().size());
      assertEquals(1, run.exitCode());
    }
  }

  @Test
  void without_a_token_there_are_no_scene_keys_and_the_code_is_for_the_hand() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      assertEquals(0, first(service, "--scene", "transit").exitCode());
    }
    Run scan = scan(LIVE);

    assertEquals(2, scan.exitCode());
    assertTrue(scan.out().contains("SCENE_KEY_MISSING"), scan.out());
  }

  @Test
  void a_new_folder_needs_roots() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      Run run = sync(LIVE.now(), service);

      assertEquals(64, run.exitCode());
      assertTrue(run.err().contains("--roots"), run.err());
      assertFalse(Files.exists(folder));
    }
  }

  @Test
  void roots_are_given_once() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      assertEquals(0, first(service, "--scene", "transit").exitCode());
      Run again = first(service, "--scene", "transit");

      assertEquals(64, again.exitCode());
      assertTrue(again.err().contains("roots already"), again.err());
      assertEquals(0, sync(LIVE.now(), service, "--scene", "transit").exitCode());
    }
  }

  @Test
  void trust_on_first_use_warns_and_names_the_roots() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      Run run = sync(LIVE.now(), service, "--trust-on-first-use", "--scene", "transit");

      assertEquals(0, run.exitCode());
      assertTrue(run.err().startsWith("Warning: "), run.err());
      assertTrue(run.err().contains(LIVE.roots().toRootSet().toString()), run.err());
    }
  }

  @Test
  void a_bundle_of_other_roots_never_enters_the_folder() throws Exception {
    Vector strangers = Vector.named("bundle-strangers");
    try (LocalService service = LocalService.of(LIVE)) {
      service.put("/trust/bundle", strangers.bundle(0));
      Run run = first(service);

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("BUNDLE_SIGNATURE"), run.err());
      assertEquals(List.of("lock", "verifier"), names());
      service.put("/trust/bundle", LIVE.bundle(0));
      assertEquals(0, first(service, "--scene", "transit").exitCode());
    }
  }

  @Test
  void scene_keys_may_come_before_the_bundle_does() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      service.remove("/trust/bundle");
      Run run = first(service, "--scene", "transit", "--token", LocalService.TOKEN);

      assertEquals(1, run.exitCode());
      assertEquals("not brought: /trust/bundle: HTTP 404", run.err().strip());
      assertEquals("scene keys of transit", run.out().strip());
      service.put("/trust/bundle", LIVE.bundle(0));
      assertEquals(0, first(service, "--scene", "transit").exitCode()); // the roots can be given
    }
    assertEquals(0, scan(LIVE).exitCode());
  }

  @Test
  void an_older_bundle_is_refused_and_the_folder_stays_as_it_is() throws Exception {
    Vector rollback = Vector.named("bundle-rollback");
    try (LocalService service = LocalService.of(rollback)) {
      assertEquals(0, first(service, "--scene", "transit").exitCode());
      List<String> before = names();
      service.put("/trust/bundle", rollback.bundle(1));
      Run run = sync(rollback.now(), service, "--scene", "transit");

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("BUNDLE_ROLLBACK"), run.err());
      assertEquals(before, names());
    }
  }

  @Test
  void a_bundle_is_taken_until_the_last_second_before_it_expires() throws Exception {
    long expires =
        TrustStore.pinned(LIVE.roots().toRootSet())
            .takeBundle(LIVE.bundle(0), Instant.EPOCH)
            .expires()
            .getEpochSecond();
    try (LocalService service = LocalService.of(LIVE)) {
      Run late = sync(expires, service, "--roots", roots.toString(), "--scene", "transit");
      Run inTime = sync(expires - 1, service, "--roots", roots.toString(), "--scene", "transit");

      assertEquals(1, late.exitCode());
      assertTrue(late.err().contains("BUNDLE_EXPIRED"), late.err());
      assertEquals(0, inTime.exitCode());
    }
  }

  /** docs/wire-format.md, §5: bundles 7, 8 and 9; from 8 on the roots are others. */
  @Test
  void follows_a_change_of_roots_through_the_bundle_between() throws Exception {
    Vector change = Vector.named("roots-change");
    try (LocalService service = LocalService.of(change)) {
      first(service, "--scene", "transit");
      service.put("/trust/bundle", change.bundle(2));
      service.put("/trust/bundles/8", change.bundle(1));
      service.put("/trust/bundles/9", change.bundle(2));
      Run run = sync(change.now(), service, "--scene", "transit");

      assertEquals("", run.err());
      assertTrue(run.out().startsWith("bundle 9 of"), run.out());
      assertEquals(0, sync(change.now(), service, "--scene", "transit").exitCode());
    }
  }

  @Test
  void a_change_of_roots_with_the_bundle_between_missing_is_refused() throws Exception {
    Vector change = Vector.named("roots-change");
    try (LocalService service = LocalService.of(change)) {
      first(service, "--scene", "transit");
      List<String> before = names();
      service.put("/trust/bundle", change.bundle(2));
      Run run = sync(change.now(), service, "--scene", "transit");

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("BUNDLE_SIGNATURE"), run.err());
      assertEquals(before, names());
    }
  }

  @Test
  void a_list_that_does_not_come_keeps_nothing_else_away() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      service.remove("/status/2/0");
      Run run = first(service, "--scene", "transit", "--token", LocalService.TOKEN);

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("/status/2/0: HTTP 404"), run.err());
    }
    assertEquals(0, scan(LIVE).exitCode());
  }

  @Test
  void a_list_that_does_not_hold_leaves_the_one_that_did() throws Exception {
    Vector revoked = Vector.named("revoked");
    Vector forged = Vector.named("status-bad-signature");
    try (LocalService service = LocalService.of(revoked)) {
      first(service, "--scene", "transit", "--token", LocalService.TOKEN);
      service.put("/status/2/0", Json.hex(forged.given().get("statusLists").get(0).textValue()));
      Run run = sync(revoked.now(), service, "--scene", "transit");

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("LIST_SIGNATURE"), run.err());
    }
    assertTrue(scan(revoked).out().contains("REVOKED"));
  }

  @Test
  void an_answer_over_the_bound_is_not_taken() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      service.put("/trust/bundle", new byte[(2 << 20) + 1]);
      Run run = first(service);

      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("/trust/bundle: too large"), run.err());
    }
  }

  @Test
  void a_service_that_is_not_there_is_said_and_the_folder_still_decides() throws Exception {
    String gone;
    try (LocalService service = LocalService.of(LIVE)) {
      gone = service.url();
      first(service, "--scene", "transit", "--token", LocalService.TOKEN);
    }
    Run run = Run.at(LIVE.now(), "sync", gone, "--trust", folder.toString());

    assertEquals(1, run.exitCode());
    assertTrue(run.err().startsWith("not brought: "), run.err());
    assertEquals(0, scan(LIVE).exitCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a url",
        "ftp://example.org",
        "gate.example.org",
        "http:///x",
        "http://gate.example.org"
      })
  void an_address_that_a_token_cannot_be_sent_to_is_wrong_use(String url) {
    Run run = Run.at(0, "sync", url, "--trust", folder.toString(), "--token", "t");

    assertEquals(64, run.exitCode());
    assertFalse(Files.exists(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"threshold\":1,\"keys\":[]}", "{\"threshold\":1,\"keys\":[\"00\"]}"})
  void a_roots_file_that_is_none_is_wrong_use(String content) throws Exception {
    Files.writeString(roots, content);
    try (LocalService service = LocalService.of(LIVE)) {
      Run run = first(service);

      assertEquals(64, run.exitCode());
      assertTrue(run.err().contains("roots.json"), run.err());
    }
  }

  @Test
  void what_is_kept_is_its_owners_alone() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      first(service, "--scene", "transit", "--token", LocalService.TOKEN);
    }
    List<String> kept = names();
    assertEquals(6, kept.size(), kept::toString);
    for (String file : kept) {
      assertOwnersAlone(folder.resolve(file));
    }
    assertOwnersAlone(temp.resolve("trust.key"));
  }

  @Test
  void scene_keys_are_sealed_with_a_key_outside_the_folder() throws Exception {
    Path key = temp.resolve("elsewhere.key");
    try (LocalService service = LocalService.of(LIVE)) {
      first(
          service,
          "--scene",
          "transit",
          "--token",
          LocalService.TOKEN,
          "--seal-key",
          key.toString());
    }
    assertEquals(32, Files.size(key));
    assertFalse(Files.exists(temp.resolve("trust.key")));
    assertEquals(0, scan(LIVE, "--seal-key", key.toString()).exitCode());
    assertTrue(scan(LIVE).err().contains("trust.key is not there"), scan(LIVE).err());
    Files.write(key, new byte[32]);
    Run another = scan(LIVE, "--seal-key", key.toString());
    assertTrue(another.out().contains("SCENE_KEY_MISSING"), another.out());
    assertTrue(another.err().startsWith("SEAL_BROKEN scene-keys"), another.err());
    Files.write(key, new byte[31]);
    assertEquals(64, scan(LIVE, "--seal-key", key.toString()).exitCode());
  }

  @Test
  void a_folder_that_another_process_has_open_is_wrong_use() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      first(service, "--scene", "transit", "--token", LocalService.TOKEN);
      try (TrustFolder other = open()) {
        Run run = sync(LIVE.now(), service, "--scene", "transit");
        assertEquals(64, run.exitCode());
        assertTrue(run.err().startsWith("FOLDER_IN_USE"), run.err());
        assertEquals(0, scan(LIVE).exitCode());
        assertTrue(other.keepPending());
      }
    }
  }

  @Test
  void what_is_taken_and_not_kept_is_said() throws Exception {
    Files.createDirectories(folder.resolve("lock"));
    try (LocalService service = LocalService.of(LIVE)) {
      Run run = first(service, "--scene", "transit", "--token", LocalService.TOKEN);
      assertEquals(1, run.exitCode());
      assertTrue(run.err().contains("NOT_KEPT bundle"), run.err());
    }
  }

  private TrustFolder open() throws Exception {
    SceneKeySeal seal = SceneKeySeal.aes256(new byte[32], new SecureRandom());
    return TrustFolder.open(folder, LIVE.roots().toRootSet(), seal);
  }

  private static void assertOwnersAlone(Path file) throws IOException {
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
        file::toString);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private Run first(LocalService service, String... more) {
    List<String> args = new ArrayList<>(List.of("--roots", roots.toString()));
    args.addAll(List.of(more));
    return sync(LIVE.now(), service, args.toArray(String[]::new));
  }

  private Run sync(long now, LocalService service, String... more) {
    List<String> args =
        new ArrayList<>(List.of("sync", service.url(), "--trust", folder.toString()));
    args.addAll(List.of(more));
    return Run.at(now, args.toArray(String[]::new));
  }

  private Run scan(Vector vector, String... more) {
    List<String> args = new ArrayList<>(List.of("scan", vector.text(), "--trust"));
    args.addAll(List.of(folder.toString(), "--scene", "transit", "--json"));
    args.addAll(List.of(more));
    return Run.at(vector.now(), args.toArray(String[]::new));
  }
}
