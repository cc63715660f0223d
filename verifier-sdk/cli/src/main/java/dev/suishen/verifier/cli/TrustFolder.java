package dev.suishen.verifier.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a verifier trusts, kept in a folder between two runs:
 *
 * <pre>
 * trust.json          the roots trusted now, and the bundle
 * scene-keys.json     secrets by scene and day
 * status/2-0.cwt      status list 0 of scene 2
 * </pre>
 *
 * Each file is replaced as one, and belongs to its owner alone. Loading takes all of it through a
 * {@link TrustStore} again, so a folder that was tampered with is no worse than a service that
 * lies.
 */
final class TrustFolder {
  private final Path directory;

  TrustFolder(Path directory) {
    this.directory = directory;
  }

  boolean isPinned() {
    return Files.exists(trustFile());
  }

  /**
   * @throws UnusableTrustException where there is no trust, or none that holds
   */
  TrustStore load() throws UnusableTrustException {
    if (!isPinned()) {
      throw new UnusableTrustException(directory + " is no trust folder yet: run sync first");
    }
    try {
      TrustStore store = loadBundle();
      for (StatusListLocation location : store.bundle().orElseThrow().statusLists()) {
        loadStatusList(store, location);
      }
      store.putSceneKeys(sceneKeys());
      return store;
    } catch (BundleRefusedException | IOException | IllegalArgumentException broken) {
      throw new UnusableTrustException(directory + " cannot be trusted: " + broken.getMessage());
    }
  }

  /** Keeps the store's bundle and, in the same step, the roots that it names. */
  void keepBundle(TrustStore store) throws IOException {
    TrustBundle bundle = store.bundle().orElseThrow();
    Trust trust = new Trust(Roots.of(bundle.roots()), Json.hex(bundle.encoded()));
    replace(trustFile(), Json.MAPPER.writeValueAsBytes(trust));
  }

  void keepStatusList(StatusListLocation location, byte[] token) throws IOException {
    replace(statusFile(location), token);
  }

  /**
   * Adds a scene's keys to those held, and forgets those of days before {@code firstEpoch}.
   *
   * @param secrets hex, by epoch
   */
  void keepSceneKeys(Scene scene, Map<Long, String> secrets, long firstEpoch) throws IOException {
    Map<String, NavigableMap<Long, String>> all = readSceneKeys();
    NavigableMap<Long, String> days = all.computeIfAbsent(scene.label(), none -> new TreeMap<>());
    days.putAll(secrets);
    days.headMap(firstEpoch).clear();
    replace(sceneKeysFile(), Json.MAPPER.writeValueAsBytes(all));
  }

  private TrustStore loadBundle() throws IOException, BundleRefusedException {
    Trust trust = Json.MAPPER.readValue(trustFile().toFile(), Trust.class);
    TrustStore store = TrustStore.pinned(trust.roots().toRootSet());
    // It was taken before it expired; what its age means is the verdict's to say.
    store.takeBundle(Json.hex(trust.bundle()), Instant.EPOCH);
    return store;
  }

  private void loadStatusList(TrustStore store, StatusListLocation location) throws IOException {
    if (Files.exists(statusFile(location))) {
      try {
        store.takeStatusList(Files.readAllBytes(statusFile(location)));
      } catch (StatusListRefusedException outdated) {
        // A newer bundle has withdrawn its key or its place: as good as none (§6).
      }
    }
  }

  private SceneKeys sceneKeys() throws IOException {
    List<SceneKey> keys = new ArrayList<>();
    for (Map.Entry<String, NavigableMap<Long, String>> scene : readSceneKeys().entrySet()) {
      Scene named = Scene.ofLabel(scene.getKey()).orElseThrow(IllegalArgumentException::new);
      scene.getValue().forEach((epoch, hex) -> keys.add(SceneKey.of(named, epoch, Json.hex(hex))));
    }
    return SceneKeys.of(keys);
  }

  private Map<String, NavigableMap<Long, String>> readSceneKeys() throws IOException {
    return Files.exists(sceneKeysFile())
        ? Json.MAPPER.readValue(sceneKeysFile().toFile(), new TypeReference<>() {})
        : new TreeMap<>();
  }

  private Path trustFile() {
    return directory.resolve("trust.json");
  }

  private Path sceneKeysFile() {
    return directory.resolve("scene-keys.json");
  }

  private Path statusFile(StatusListLocation location) {
    return directory.resolve("status").resolve(location.scene() + "-" + location.number() + ".cwt");
  }

  /** A temporary file is its owner's alone, and so is what it becomes. */
  private static void replace(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    Files.write(whole, content);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @param bundle hex
   */
  record Trust(Roots roots, String bundle) {}
}
