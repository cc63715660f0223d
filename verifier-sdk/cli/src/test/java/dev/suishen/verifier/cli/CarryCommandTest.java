package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a service to a stick, and from the stick to a gate that has no network. */
class CarryCommandTest {
  private static final Vector LIVE = Vector.named("live-scene-2");

  @TempDir private Path temp;
  private Path stick;
  private Path key;
  private Path roots;

  @BeforeEach
  void prepare() throws IOException {
    stick = temp.resolve("stick");
    key = temp.resolve("stick.key");
    roots = temp.resolve("roots.json");
    Files.write(roots, Json.MAPPER.writeValueAsBytes(LIVE.roots()));
  }

  @Test
  void a_gate_without_network_decides_with_what_was_carried() throws Exception {
    Run carry = carryAll();
    assertEquals("", carry.err());
    assertEquals(0, carry.exitCode());
    assertTrue(carry.out().startsWith("bundle "), carry.out());
    assertTrue(carry.out().contains("status list /status/2/0"), carry.out());
    assertTrue(carry.out().contains("scene keys of transit"), carry.out());

    Run sync = sync("--stick-key", key.toString());
    assertEquals("", sync.err());
    assertEquals(0, sync.exitCode());
    assertEquals(carry.out(), sync.out());
    Run scan = scan();
    assertEquals(0, scan.exitCode(), scan.out());
  }

  @Test
  void a_stick_without_a_key_carries_no_scene_keys() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      assertEquals(0, carry(service, "--token", LocalService.TOKEN).exitCode());
    }
    assertFalse(Files.exists(stick.resolve("api")));
    assertEquals(0, sync().exitCode());
    assertTrue(scan().out().contains("SCENE_KEY_MISSING"));
  }

  @Test
  void scene_keys_sealed_with_another_key_cost_the_scene_keys_alone() throws Exception {
    carryAll();
    Files.write(key, new byte[32]);
    Run sync = sync("--stick-key", key.toString());

    assertEquals(1, sync.exitCode());
    assertTrue(sync.err().startsWith("not brought: /api/v1/scene-keys/transit: "), sync.err());
    assertTrue(sync.out().contains("status list /status/2/0"), sync.out());
  }

  @Test
  void the_key_of_the_stick_is_made_once_and_is_its_owners_alone() throws Exception {
    carryAll();
    byte[] made = Files.readAllBytes(key);
    carryAll();
    assertEquals(32, made.length);
    assertEquals(0, sync("--stick-key", key.toString()).exitCode());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  /** docs/wire-format.md, §5: bundles 7, 8 and 9; from 8 on the roots are others. */
  @Test
  void a_gate_that_was_away_finds_the_way_through_changed_roots_on_the_stick() throws Exception {
    Vector change = Vector.named("roots-change");
    Files.write(roots, Json.MAPPER.writeValueAsBytes(change.roots()));
    try (LocalService service = LocalService.of(change)) {
      service.put("/trust/bundles/7", change.bundle(0));
      assertEquals(0, carry(service).exitCode());
      assertEquals(0, sync().exitCode());
      service.put("/trust/bundle", change.bundle(2));
      service.put("/trust/bundles/8", change.bundle(1));
      service.put("/trust/bundles/9", change.bundle(2));
      assertEquals(0, carry(service).exitCode());
    }
    Run sync = syncAgain();
    assertEquals("", sync.err());
    assertTrue(sync.out().startsWith("bundle 9 of"), sync.out());
  }

  @Test
  void a_stick_can_be_copied_to_another() throws Exception {
    carryAll();
    Path other = temp.resolve("other");
    Run copy =
        run("carry", stick, other, "--roots", roots, "--scene", "transit", "--stick-key", key);
    assertEquals(0, copy.exitCode(), copy.err());
    assertTrue(Files.exists(other.resolve("api/v1/scene-keys/transit")));
    assertTrue(Files.exists(other.resolve("trust/bundle")));
  }

  @Test
  void what_a_gate_would_refuse_is_said_before_anyone_sets_out() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      service.put("/trust/bundle", Vector.named("bundle-strangers").bundle(0));
      Run carry = carry(service);
      assertEquals(1, carry.exitCode());
      assertTrue(carry.err().contains("BUNDLE_SIGNATURE"), carry.err());
    }
  }

  @Test
  void a_place_that_is_no_stick_is_wrong_use() throws Exception {
    Run nowhere = sync();
    assertEquals(64, nowhere.exitCode());
    assertTrue(nowhere.err().contains("no http or https address, and no folder"), nowhere.err());
    carryAll();
    Run keyless = sync("--stick-key", temp.resolve("gone").toString());
    assertEquals(64, keyless.exitCode());
    assertTrue(keyless.err().contains("gone is not there"), keyless.err());
    assertFalse(Files.exists(temp.resolve("gone")));
    Run rootless = run("carry", stick, temp.resolve("other"), "--roots", temp.resolve("gone"));
    assertEquals(64, rootless.exitCode());
  }

  private Run carryAll() throws Exception {
    try (LocalService service = LocalService.of(LIVE)) {
      return carry(service, "--token", LocalService.TOKEN, "--stick-key", key.toString());
    }
  }

  private Run carry(LocalService service, Object... more) {
    return run(
        List.of("carry", service.url(), stick, "--roots", roots, "--scene", "transit"), more);
  }

  private Run sync(Object... more) {
    return run(
        List.of(
            "sync", stick, "--trust", temp.resolve("gate"), "--roots", roots, "--scene", "transit"),
        more);
  }

  private Run syncAgain() {
    return run("sync", stick, "--trust", temp.resolve("gate"), "--scene", "transit");
  }

  private Run scan() {
    return run(
        "scan", LIVE.text(), "--trust", temp.resolve("gate"), "--scene", "transit", "--json");
  }

  private static Run run(List<Object> args, Object... more) {
    List<Object> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return run(all.toArray());
  }

  private static Run run(Object... args) {
    return Run.at(LIVE.now(), List.of(args).stream().map(Objects::toString).toArray(String[]::new));
  }
}
