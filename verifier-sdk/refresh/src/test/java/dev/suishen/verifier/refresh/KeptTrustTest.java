package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a folder what was fetched survives the process. */
class KeptTrustTest {
  @TempDir private Path temp;
  private Path directory;
  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    directory = temp.resolve("trust");
    gate = new Gate();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void another_process_begins_with_what_was_fetched() throws Exception {
    try (TrustFolder folder = folder()) {
      assertTrue(gate.builder().trust(folder).build().once().isReady());
    }
    gate.source.asked();
    gate.service.goAway(503);
    try (TrustFolder folder = folder()) {
      TrustRefresh refresh = gate.builder().trust(folder).build();
      assertTrue(refresh.state().isReady());
      assertTrue(refresh.state().piece("bundle").orElseThrow().lastSuccess().isEmpty());
      gate.told();
      List<String> toldBefore = new ArrayList<>();
      gate.source.beforeEach(() -> toldBefore.addAll(gate.told()));
      refresh.start();
      gate.time.pass(Duration.ZERO);
      assertEquals(List.of("ready"), toldBefore); // before anything was asked for
      assertEquals(List.of("/trust/bundle", "/status/2/0"), gate.source.asked()); // keys are held
    }
  }

  @Test
  void a_walk_through_changed_roots_is_kept_step_by_step() throws Exception {
    try (TrustFolder folder = folder()) {
      gate.builder().trust(folder).build().once();
      gate.city.changeRoots();
      gate.city.publishBundle();
      gate.city.changeRoots();
      gate.city.publishBundle();
      gate.builder().trust(folder).build().once();
    }
    try (TrustFolder folder = folder()) {
      assertEquals(5, folder.store().bundle().orElseThrow().serial());
      assertEquals(List.of(), folder.troubles());
    }
  }

  @Test
  void what_the_disk_did_not_take_is_tried_again_within_a_minute() throws Exception {
    Files.createDirectories(directory.resolve("lock")); // where a file is to be
    try (TrustFolder folder = folder()) {
      TrustRefresh refresh = gate.builder().trust(folder).build();
      refresh.start();
      gate.time.pass(Duration.ZERO);
      assertTrue(refresh.state().isReady()); // in memory
      assertTrue(pieces(folder.troubles()).contains("bundle"));
      Files.delete(directory.resolve("lock"));
      gate.time.pass(Duration.ofMinutes(1));
      assertEquals(List.of(), folder.troubles());
    }
    try (TrustFolder folder = folder()) {
      assertTrue(folder.store().bundle().isPresent());
    }
  }

  @Test
  void once_closed_it_leaves_the_folder_alone() throws Exception {
    Files.createDirectories(directory.resolve("lock"));
    try (TrustFolder folder = folder()) {
      TrustRefresh refresh = gate.builder().trust(folder).build();
      refresh.once();
      refresh.close();
      Files.delete(directory.resolve("lock"));
      refresh.once();
      assertFalse(folder.troubles().isEmpty());
    }
  }

  private TrustFolder folder() throws Exception {
    SceneKeySeal seal = SceneKeySeal.aes256(new byte[32], new SecureRandom());
    return TrustFolder.open(directory, gate.city.roots(), seal);
  }

  private static List<String> pieces(List<FolderTrouble> troubles) {
    return troubles.stream().map(FolderTrouble::piece).toList();
  }
}
