package dev.suishen.verifier.folder;

import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustKeeper;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.GenerationFiles.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a store takes. What cannot be written stays to be written, and is tried again with
 * the next change. Of each piece the generation before stays beside the newest.
 */
final class FolderKeeper implements TrustKeeper, AutoCloseable {
  static final String BUNDLE = "bundle";

  /** Every bundle that changed the roots: the way from the pinned ones to those of today. */
  static final String ROOTS = "roots";

  static final String LIST = "list-";
  static final String SCENE_KEYS = "scene-keys";
  static final String FOLDER = "folder";

  private final Path folder;
  private final GenerationFiles files;
  private final TrustStore store;
  private final SceneKeySeal seal;
  private final Map<String, FolderTrouble> troubles;
  private final Map<String, Write> pending = new TreeMap<>();
  private final List<TrustBundle> rootChanges = new ArrayList<>();
  private final Map<String, Kept> newest = new HashMap<>();
  private List<Kept> found = List.of();
  private long sealedGeneration;
  private @Nullable OwnFolder lock;
  private boolean closed;

  FolderKeeper(
      Path folder, TrustStore store, SceneKeySeal seal, Map<String, FolderTrouble> troubles) {
    this.folder = folder;
    this.files = new GenerationFiles(folder);
    this.store = store;
    this.seal = seal;
    this.troubles = troubles;
  }

  /** Locks the folder if it can be written, and loads it. */
  void begin() throws FolderUnusableException, IOException {
    try {
      lock = OwnFolder.take(folder);
      files.deleteUnfinished();
    } catch (IOException notWritable) {
      troubles.put(FOLDER, notKept(FOLDER, notWritable));
    }
    try {
      found = files.list();
    } catch (IOException e) {
      close();
      throw e;
    }
    FolderLoad load = new FolderLoad(store, seal, troubles);
    load.load(found);
    newest.putAll(load.taken());
    for (Kept kept : found) {
      if (kept.piece().equals(SCENE_KEYS)) {
        sealedGeneration = Math.max(sealedGeneration, kept.generation());
      }
    }
    store.keepWith(this);
  }

  @Override
  public synchronized void keepBundle(TrustBundle bundle, boolean changesRoots) {
    if (changesRoots) {
      rootChanges.add(bundle);
    }
    pending.put(BUNDLE, () -> write(bundle));
    keepPending();
  }

  @Override
  public synchronized void keepStatusList(
      StatusListLocation location, Instant issuedAt, byte[] token) {
    String piece = piece(location);
    pending.put(piece, () -> write(piece, issuedAt.getEpochSecond(), token));
    keepPending();
  }

  @Override
  public synchronized void keepSceneKeys(SceneKeys keys) {
    pending.put(SCENE_KEYS, () -> write(keys));
    keepPending();
  }

  /** Whether nothing is left to be written. */
  synchronized boolean keepPending() {
    for (String piece : List.copyOf(pending.keySet())) {
      try {
        requireLock();
        Objects.requireNonNull(pending.get(piece)).run();
        pending.remove(piece);
        troubles.remove(piece);
      } catch (IOException | RuntimeException e) {
        troubles.put(piece, notKept(piece, e));
      }
    }
    return pending.isEmpty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  /** A folder that could not be written at first is taken up if nobody else wrote it meanwhile. */
  private void requireLock() throws IOException {
    if (closed) {
      throw new IOException("the folder was closed");
    }
    if (lock == null) {
      lock = takeUp();
      troubles.remove(FOLDER);
    }
  }

  private OwnFolder takeUp() throws IOException {
    try {
      OwnFolder taken = OwnFolder.take(folder);
      if (!files.list().equals(found)) {
        taken.close();
        throw new IOException("another process has written the folder");
      }
      return taken;
    } catch (FolderUnusableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The step comes before what it leads to. */
  private void write(TrustBundle bundle) throws IOException {
    while (!rootChanges.isEmpty()) {
      TrustBundle change = rootChanges.get(0);
      files.write(ROOTS, change.serial(), change.encoded());
      troubles.remove(ROOTS);
      rootChanges.remove(0);
    }
    write(BUNDLE, bundle.serial(), bundle.encoded());
    forgetListsNotHeld(bundle);
  }

  private void write(SceneKeys keys) throws IOException {
    byte[] secrets = keys.encoded();
    try {
      write(SCENE_KEYS, sealedGeneration + 1, seal.seal(secrets));
      sealedGeneration++;
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  private void write(String piece, long generation, byte[] bytes) throws IOException {
    Kept before = newest.get(piece);
    if (before == null || !before.isOf(generation, bytes)) {
      newest.put(piece, files.write(piece, generation, bytes));
      forget(
          kept ->
              kept.piece().equals(piece)
                  && (kept.generation() == generation
                      ? !kept.isOf(generation, bytes)
                      : !kept.equals(before)));
    }
  }

  private void forgetListsNotHeld(TrustBundle bundle) throws IOException {
    Set<String> held = new HashSet<>();
    for (StatusListLocation location : bundle.statusLists()) {
      if (store.statusLists().issuedAt(location).isPresent()) {
        held.add(piece(location));
      }
    }
    Predicate<String> isNotHeld = piece -> piece.startsWith(LIST) && !held.contains(piece);
    forget(kept -> isNotHeld.test(kept.piece()));
    newest.keySet().removeIf(isNotHeld);
    troubles.keySet().removeIf(isNotHeld);
    pending.keySet().removeIf(isNotHeld);
  }

  private void forget(Predicate<Kept> which) throws IOException {
    for (Kept kept : files.list()) {
      if (which.test(kept)) {
        Files.deleteIfExists(kept.path());
      }
    }
  }

  private static String piece(StatusListLocation location) {
    return LIST + location.scene() + "-" + location.number();
  }

  private static FolderTrouble notKept(String piece, Exception why) {
    return new FolderTrouble(Kind.NOT_KEPT, piece, why.toString());
  }

  private interface Write {
    void run() throws IOException;
  }
}
