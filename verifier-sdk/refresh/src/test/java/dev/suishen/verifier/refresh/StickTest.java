package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trust material that goes by hand, and a stick that was in other hands. */
class StickTest {
  private static final long TODAY = SceneKey.epochOf(Gate.NOW.getEpochSecond());

  @TempDir private Path temp;
  private Path stick;
  private Gate gate;
  private final SceneKeySeal seal = seal(1);

  @BeforeEach
  void open() throws IOException {
    stick = temp.resolve("stick");
    gate = new Gate();
  }

  @AfterEach
  void close() {
    gate.close();
    seal.close();
  }

  @Test
  void what_was_fetched_is_on_the_stick_by_the_paths_of_the_service() throws Exception {
    assertTrue(carry().isReady());
    assertEquals(
        List.of("api/v1/scene-keys/transit", "status/2/0", "trust/bundle"), filesOnTheStick());
    assertArrayEquals(
        gate.city.bundle().encoded(), Files.readAllBytes(stick.resolve("trust/bundle")));
    assertArrayEquals(
        gate.city.statusList(Scene.TRANSIT), Files.readAllBytes(stick.resolve("status/2/0")));
  }

  @Test
  void a_gate_without_network_has_all_it_needs_from_the_stick() {
    carry();
    TrustStore offline = TrustStore.pinned(gate.city.roots());
    TrustRefresh refresh = atTheGate(offline).build();
    assertTrue(refresh.once().isReady());
    assertEquals(
        gate.store.bundle().orElseThrow().serial(), offline.bundle().orElseThrow().serial());
    assertTrue(offline.sceneKeys().holds(Scene.TRANSIT, TODAY - 7));
    assertTrue(offline.sceneKeys().holds(Scene.TRANSIT, TODAY + 22));
    assertTrue(refresh.once().isReady()); // the stick stays in
  }

  /** The office was begun with the roots that the gates have, and walks the same way. */
  @Test
  void a_gate_with_roots_of_long_ago_follows_the_steps_on_the_stick() {
    TrustStore offline = TrustStore.pinned(gate.city.roots());
    assertTrue(carry().isReady());
    assertTrue(atTheGate(offline).build().once().isReady());
    gate.city.changeRoots();
    gate.city.publishBundle();
    gate.city.changeRoots();
    gate.city.publishBundle();
    TrustStore fresh = TrustStore.pinned(gate.city.roots());
    assertTrue(carrying(fresh).once().isReady());
    assertTrue(atTheGate(offline).build().once().isReady());
    assertEquals(5, offline.bundle().orElseThrow().serial());
  }

  @Test
  void another_stick_replaces_what_is_there() throws Exception {
    carry();
    gate.city.revoke(gate.city.holder());
    gate.city.publishBundle();
    Files.writeString(stick.resolve("status/2/0.new"), "left behind by a stick pulled out early");
    carry();
    assertArrayEquals(
        gate.city.statusList(Scene.TRANSIT), Files.readAllBytes(stick.resolve("status/2/0")));
    assertEquals(3, filesOnTheStick().size());
  }

  @Test
  void a_lost_stick_gives_no_scene_key_away() throws Exception {
    carry();
    SceneKeys keys = gate.store.sceneKeys();
    byte[] clear = keys.encoded();
    String file = hex(Files.readAllBytes(stick.resolve("api/v1/scene-keys/transit")));
    for (int at = 9; at < clear.length; at += 41) {
      assertFalse(file.contains(hex(Arrays.copyOfRange(clear, at, at + 32))));
    }
    assertEquals(Cause.SEAL_BROKEN, keysRefusal(TrustSource.stick(stick, seal(2))));
    assertEquals(Cause.NOT_ALLOWED, keysRefusal(TrustSource.stick(stick, null)));
  }

  @Test
  void sealed_keys_that_were_changed_cost_the_keys_alone() throws Exception {
    carry();
    Path sealed = stick.resolve("api/v1/scene-keys/transit");
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(sealed, bytes);
    TrustStore offline = TrustStore.pinned(gate.city.roots());
    TrustState state = atTheGate(offline).build().once();
    assertEquals(
        "SEAL_BROKEN", state.piece("scene-keys").orElseThrow().failure().orElseThrow().cause());
    assertFalse(state.piece("list-2-0").orElseThrow().isStale());
  }

  @Test
  void a_stick_of_no_secrets_carries_none() throws Exception {
    TrustRefresh refresh = gate.builder().source(gate.source.copiedTo(stick, null)).build();
    assertTrue(refresh.once().isReady());
    assertEquals(List.of("status/2/0", "trust/bundle"), filesOnTheStick());
  }

  /** A stick pulled out too early; one that someone wrote to. */
  @Test
  void what_is_torn_or_forged_is_refused_and_what_was_held_stays() throws Exception {
    carry();
    TrustStore offline = TrustStore.pinned(gate.city.roots());
    TrustRefresh refresh = atTheGate(offline).listener(gate.listener()).build();
    refresh.once();
    gate.told();
    byte[] bundle = Files.readAllBytes(stick.resolve("trust/bundle"));
    Files.write(stick.resolve("trust/bundle"), Arrays.copyOf(bundle, bundle.length / 2));
    Files.write(stick.resolve("status/2/0"), gate.city.statusList(Scene.HOTEL));
    byte[] list = Files.readAllBytes(stick.resolve("status/2/0"));
    list[list.length - 1] ^= 1;
    Files.write(stick.resolve("status/2/0"), list);
    assertTrue(refresh.once().isReady());
    assertEquals(List.of("bundle BUNDLE_MALFORMED", "list-2-0 LIST_SIGNATURE"), gate.told());
  }

  @Test
  void a_stick_that_is_not_in_is_unreachable_and_a_file_that_is_not_there_absent()
      throws Exception {
    assertEquals(Cause.UNREACHABLE, refusal("/trust/bundle"));
    Files.createDirectories(stick);
    assertEquals(Cause.ABSENT, refusal("/trust/bundle"));
    Files.writeString(stick.resolve("trust"), "a file");
    assertEquals(Cause.UNREACHABLE, refusal("/trust/bundle"));
  }

  @Test
  void a_link_is_not_followed_wherever_it_stands() throws Exception {
    Path outside = Files.createDirectories(temp.resolve("outside/trust"));
    Files.writeString(outside.resolve("bundle"), "secret");
    Files.createDirectories(stick.resolve("trust"));
    Files.createSymbolicLink(stick.resolve("trust/bundle"), outside.resolve("bundle"));
    Files.createSymbolicLink(stick.resolve("status"), outside);
    Files.createSymbolicLink(stick.resolve("nowhere"), temp.resolve("nothing"));
    assertEquals(Cause.MALFORMED, refusal("/trust/bundle"));
    assertEquals(Cause.MALFORMED, refusal("/status/bundle"));
    assertEquals(Cause.ABSENT, refusal("/nowhere"));
    Path linked = Files.createSymbolicLink(temp.resolve("mount"), stick); // the way to it may be
    Files.writeString(stick.resolve("plain"), "x");
    assertTrue(TrustSource.stick(linked, null).fetch("/plain", 9, null).isPresent());
  }

  @Test
  void what_is_no_plain_file_is_not_opened() throws Exception {
    Files.createDirectories(stick.resolve("trust/bundle"));
    Process fifo = new ProcessBuilder("mkfifo", stick.resolve("pipe").toString()).start();
    assertEquals(0, fifo.waitFor());
    assertEquals(Cause.MALFORMED, refusal("/trust/bundle"));
    assertEquals(Cause.MALFORMED, refusal("/pipe")); // opened, it would never return
  }

  @Test
  void no_more_is_read_than_was_asked_for() throws Exception {
    Files.createDirectories(stick);
    try (RandomAccessFile giant = new RandomAccessFile(stick.resolve("giant").toFile(), "rw")) {
      giant.setLength(1L << 36);
    }
    assertEquals(Cause.TOO_LARGE, refusal("/giant"));
    Files.write(stick.resolve("full"), new byte[1000]);
    assertTrue(TrustSource.stick(stick, null).fetch("/full", 1000, null).isPresent());
    Files.write(stick.resolve("over"), new byte[1001]);
    assertEquals(Cause.TOO_LARGE, refusal("/over"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/../secret", "/trust/../../secret", "../secret", "/", "//secret", "/.ssh/id", ""})
  void no_path_leads_out_of_the_stick(String path) throws Exception {
    Files.createDirectories(stick);
    Files.writeString(temp.resolve("secret"), "x");
    assertEquals(Cause.MALFORMED, refusal(path));
  }

  @Test
  void nothing_is_written_through_a_link() throws Exception {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(stick.resolve("status/2"));
    Files.createSymbolicLink(stick.resolve("trust"), outside);
    Files.writeString(outside.resolve("list"), "mine");
    Files.createSymbolicLink(stick.resolve("status/2/0"), outside.resolve("list"));
    TrustState state = carry();
    assertEquals(
        "UNREACHABLE", state.piece("bundle").orElseThrow().failure().orElseThrow().cause());
    Files.delete(stick.resolve("trust"));
    carry();
    assertEquals("mine", Files.readString(outside.resolve("list")));
    assertEquals(List.of("list"), List.of(outside.toFile().list()));
    assertFalse(Files.isSymbolicLink(stick.resolve("status/2/0")));
  }

  /** Else the office would believe that it is carried. */
  @Test
  void what_cannot_be_written_is_not_taken_either() throws Exception {
    Files.createDirectories(stick);
    Files.writeString(stick.resolve("trust"), "a file where a folder is to be");
    TrustState state = carry();
    Failure failure = state.piece("bundle").orElseThrow().failure().orElseThrow();
    assertTrue(failure.why().startsWith("/trust/bundle: not written: "), failure.why());
    assertTrue(gate.store.bundle().isEmpty());
  }

  /** What the service gives goes to the office's store and onto the stick. */
  private TrustState carry() {
    return carrying(gate.store).once();
  }

  private TrustRefresh carrying(TrustStore office) {
    return gate.builder().trust(office).source(gate.source.copiedTo(stick, seal)).build();
  }

  private TrustRefresh.Builder atTheGate(TrustStore offline) {
    return gate.builder().trust(offline).source(TrustSource.stick(stick, seal));
  }

  private Cause refusal(String path) {
    TrustSource source = TrustSource.stick(stick, null);
    return assertThrows(FetchFailedException.class, () -> source.fetch(path, 1000, null)).reason();
  }

  private static Cause keysRefusal(TrustSource source) {
    return assertThrows(FetchFailedException.class, () -> source.sceneKeys(Scene.TRANSIT, TODAY, 1))
        .reason();
  }

  private List<String> filesOnTheStick() throws IOException {
    try (Stream<Path> files = Files.walk(stick)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> stick.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static SceneKeySeal seal(int key) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) key);
    return SceneKeySeal.aes256(bytes, new SecureRandom());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
