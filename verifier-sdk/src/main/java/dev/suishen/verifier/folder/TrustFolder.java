package dev.suishen.verifier.folder;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A store whose trust survives the process, in a folder of its own:
 *
 * <pre>
 * bundle.SERIAL.SHA-256            the bundle held
 * roots.SERIAL.SHA-256             each bundle that changed the roots
 * list-SCENE-NUMBER.IAT.SHA-256    a status list
 * scene-keys.COUNT.SHA-256         the scene keys, sealed
 * lock                             held by the process that writes
 * </pre>
 *
 * <p>Files are replaced as one and survive a loss of power; the generation before stays. Loading
 * goes by all rules of taking, from the pinned roots on, so that whoever writes the folder can stop
 * a verifier and never make it accept. Taking never fails for the disk's sake: see {@link
 * #troubles}.
 *
 * <p>The bundle of the highest serial ever kept is remembered by its file's name even where its
 * content is damaged, and no older one is taken. Whoever puts back an older copy of the whole
 * folder undoes that; then the bundle's own expiry is the limit.
 *
 * <p>Thread-safe.
 */
public final class TrustFolder implements AutoCloseable {
  private static final int MOST_READINGS = 10;

  private final TrustStore store;
  private final SceneKeySeal seal;
  private final Map<String, FolderTrouble> troubles;
  private final @Nullable FolderKeeper keeper;

  private TrustFolder(
      TrustStore store,
      SceneKeySeal seal,
      Map<String, FolderTrouble> troubles,
      @Nullable FolderKeeper keeper) {
    this.store = store;
    this.seal = seal;
    this.troubles = troubles;
    this.keeper = keeper;
  }

  /**
   * Opens a folder for this process alone, or makes it, readable by its owner alone.
   *
   * @param directory of this folder's files and no other
   * @param pinned the city's roots, as for {@link TrustStore#pinned}; other roots than the folder
   *     was begun with need a new folder, unless the city has since changed to them
   * @param seal of the scene keys; closed with the folder
   * @return what the folder holds
   * @throws FolderUnusableException where another process has it open, or it cannot be read at all
   */
  public static TrustFolder open(Path directory, RootSet pinned, SceneKeySeal seal)
      throws FolderUnusableException {
    Map<String, FolderTrouble> troubles = new ConcurrentSkipListMap<>();
    TrustStore store = TrustStore.pinned(pinned);
    try {
      OwnFolder.make(directory);
      FolderKeeper keeper = new FolderKeeper(directory.toRealPath(), store, seal, troubles);
      keeper.begin();
      return new TrustFolder(store, seal, troubles, keeper);
    } catch (IOException e) {
      throw new FolderUnusableException(Cause.FOLDER_UNREADABLE, directory, e.toString());
    }
  }

  /**
   * Reads a folder as it is now, even while another process has it open. What the store takes after
   * is in memory alone.
   *
   * @param directory as for {@link #open}
   * @param pinned as for {@link #open}
   * @param seal as for {@link #open}
   * @return what the folder holds
   * @throws FolderUnusableException where it cannot be read at all
   */
  public static TrustFolder read(Path directory, RootSet pinned, SceneKeySeal seal)
      throws FolderUnusableException {
    try {
      for (int readings = 1; ; readings++) {
        Map<String, FolderTrouble> troubles = new ConcurrentSkipListMap<>();
        TrustStore store = TrustStore.pinned(pinned);
        FolderLoad load = new FolderLoad(store, seal, troubles);
        load.load(new GenerationFiles(directory).list());
        if (!load.isOutOfDate() || readings == MOST_READINGS) {
          return new TrustFolder(store, seal, troubles, null);
        }
      }
    } catch (IOException e) {
      throw new FolderUnusableException(Cause.FOLDER_UNREADABLE, directory, e.toString());
    }
  }

  /** {@return what the folder holds, and what is taken from now on} */
  public TrustStore store() {
    return store;
  }

  /** {@return what the folder cannot give or keep now, by piece; empty where all is well} */
  public List<FolderTrouble> troubles() {
    return List.copyOf(troubles.values());
  }

  /**
   * Tries again to keep what could not be kept, as every later change does too.
   *
   * @return whether nothing is left to be kept
   */
  public boolean keepPending() {
    return keeper == null || keeper.keepPending();
  }

  /** Lets another process open it, and closes the seal. The store goes on in memory alone. */
  @Override
  public void close() {
    if (keeper != null) {
      keeper.close();
    }
    seal.close();
  }
}
