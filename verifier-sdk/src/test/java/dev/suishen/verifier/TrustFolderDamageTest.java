package dev.suishen.verifier;

import static dev.suishen.verifier.TestCity.DEVICE;
import static dev.suishen.verifier.TestCity.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of a folder, torn at every length and with every byte changed: what is damaged is
 * missing or older, never another thing, and a revoked holder is never let in.
 */
@Tag("large")
class TrustFolderDamageTest {
  private static final TestKey NEW_ROOT = TestKey.named("root 4");

  /** A PASS needs a list, so that a lost one shows. */
  private static final String REVOKED =
      TestCode.passFor(DEVICE).statusIndex(7).shownBy(DEVICE, NOW, null);

  @TempDir Path directory;

  /** Of each piece one generation: what is damaged is missing. */
  @Test
  void withoutAGenerationBeforeADamagedPieceIsMissing() throws Exception {
    try (TrustFolder folder = TrustFolder.open(directory, TestCity.pinned(), seal())) {
      fill(folder, new TestBundle().signed(), 5);
    }
    Map<String, String> expected =
        Map.of(
            "bundle", "undetermined TRUST_STALE",
            "list-2-0", "undetermined STATUS_STALE",
            "scene-keys", "undetermined SCENE_KEY_MISSING");
    List<Path> files = files();
    assertEquals(3, files.size());
    for (Path file : files) {
      String piece = piece(file);
      damage(file, 1, state -> assertEquals(expected.get(piece) + ", " + piece, state));
    }
  }

  /** Of each piece two generations, and roots that came in between. */
  @Test
  void withAGenerationBeforeThatOneIsUsed() throws Exception {
    try (TrustFolder folder = TrustFolder.open(directory, TestCity.pinned(), seal())) {
      fill(folder, 6);
      fill(folder, 7);
      fill(folder, 8);
    }
    List<Path> files = files();
    assertEquals(7, files.size());
    String seen = "";
    for (Path file : files) {
      String piece = piece(file);
      boolean newest = !seen.equals(piece);
      seen = piece;
      String expected =
          piece.equals("roots")
              ? "undetermined TRUST_STALE, bundle roots"
              : "rejected REVOKED, " + (newest ? piece : "");
      damage(file, 7, state -> assertEquals(expected.strip(), state.strip()));
    }
  }

  @Test
  void whateverFileIsGone_nobodyIsLetIn() throws Exception {
    try (TrustFolder folder = TrustFolder.open(directory, TestCity.pinned(), seal())) {
      fill(folder, 6);
      fill(folder, 7);
    }
    List<Path> files = files();
    for (int missing = 1; missing < 1 << files.size(); missing++) {
      List<byte[]> contents = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        contents.add(Files.readAllBytes(files.get(i)));
        if ((missing >> i & 1) != 0) {
          Files.delete(files.get(i));
        }
      }
      assertNotLetIn(state());
      for (int i = 0; i < files.size(); i++) {
        Files.write(files.get(i), contents.get(i));
      }
    }
  }

  /** Bundle, list and scene keys of one round, from the new root on. */
  private static void fill(TrustFolder folder, int round) {
    TestBundle bundle = new TestBundle().serial(round).roots(1, List.of(NEW_ROOT));
    byte[] signed =
        round == 6
            ? bundle.signedBy(TestCity.ROOTS.get(0), TestCity.ROOTS.get(1), NEW_ROOT)
            : bundle.signedBy(NEW_ROOT);
    fill(folder, signed, round);
  }

  private static void fill(TrustFolder folder, byte[] bundle, int round) {
    TestCity.holding(folder.store())
        .take(bundle)
        .take(new TestStatusList().with(6, NOW + round).set(7, TestStatusList.INVALID))
        .withSceneKeys();
  }

  private void damage(Path file, int step, Consumer<String> check) throws Exception {
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length += step) {
      Files.write(file, Arrays.copyOf(good, length));
      check.accept(state());
    }
    for (int i = 0; i < good.length; i += step) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << i % 8);
      Files.write(file, changed);
      check.accept(state());
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    check.accept(state());
    Files.write(file, new byte[(2 << 20) + 1]);
    check.accept(state());
    Files.write(file, good);
    assertEquals("rejected REVOKED, ", state());
  }

  /** The verdict and the pieces in trouble. */
  private String state() throws Exception {
    try (TrustFolder folder = TrustFolder.read(directory, TestCity.pinned(), seal())) {
      List<String> troubles = folder.troubles().stream().map(t -> t.piece()).toList();
      String verdict = TestCity.holding(folder.store()).scan(REVOKED, NOW);
      return verdict + ", " + String.join(" ", troubles);
    }
  }

  private static void assertNotLetIn(String state) {
    assertTrue(
        state.startsWith("rejected REVOKED") || state.startsWith("undetermined "), () -> state);
  }

  /** Newest generations first. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.endsWith("lock"))
          .sorted((a, b) -> b.toString().compareTo(a.toString()))
          .toList();
    }
  }

  private static String piece(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.indexOf('.'));
  }

  private static SceneKeySeal seal() {
    return SceneKeySeal.aes256(new byte[32], new SecureRandom());
  }
}
