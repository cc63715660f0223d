package dev.suishen.verifier.folder;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.folder.GenerationFiles.Kept;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Brings what a folder holds into a store, by the store's own rules: a folder that was tampered
 * with is no worse than a service that lies. Of each piece the newest generation that holds is
 * taken.
 */
final class FolderLoad {
  private final TrustStore store;
  private final SceneKeySeal seal;
  private final Map<String, FolderTrouble> troubles;
  private final Map<String, Kept> taken = new HashMap<>();
  private boolean vanished;
  private boolean wayLost;

  FolderLoad(TrustStore store, SceneKeySeal seal, Map<String, FolderTrouble> troubles) {
    this.store = store;
    this.seal = seal;
    this.troubles = troubles;
  }

  /**
   * @param files newest generations first
   */
  void load(List<Kept> files) {
    Map<String, List<Kept>> pieces = new LinkedHashMap<>();
    files.forEach(
        kept -> pieces.computeIfAbsent(kept.piece(), none -> new ArrayList<>()).add(kept));
    List<Kept> roots = pieces.getOrDefault(FolderKeeper.ROOTS, List.of());
    for (int i = roots.size() - 1; i >= 0; i--) {
      followRoots(roots.get(i));
    }
    List<Kept> bundles = pieces.getOrDefault(FolderKeeper.BUNDLE, List.of());
    takeNewest(bundles, this::takeBundle);
    refuseOlder(bundles);
    pieces.forEach(
        (piece, generations) -> {
          if (piece.startsWith(FolderKeeper.LIST) && store.bundle().isPresent()) {
            takeNewest(generations, store::takeStatusList);
          }
        });
    takeNewest(pieces.getOrDefault(FolderKeeper.SCENE_KEYS, List.of()), this::unseal);
  }

  /** What was taken, by piece. */
  Map<String, Kept> taken() {
    return taken;
  }

  /** Whether a file went away meanwhile, because another process replaced it. */
  boolean isOutOfDate() {
    return vanished;
  }

  /** Where the pinned roots are newer this step leads nowhere, and is not needed. */
  private void followRoots(Kept kept) {
    FolderTrouble trouble = take(kept, this::takeBundle);
    if (trouble != null && trouble.kind() == Kind.DAMAGED) {
      troubles.put(kept.piece(), trouble);
      wayLost = true;
    }
  }

  private void takeNewest(List<Kept> generations, Taker taker) {
    FolderTrouble newest = null;
    for (Kept kept : generations) {
      FolderTrouble trouble = take(kept, taker);
      if (trouble == null) {
        taken.put(kept.piece(), kept);
        break;
      }
      newest = newest == null ? trouble : newest;
    }
    if (newest != null) {
      troubles.put(newest.piece(), newest);
    }
  }

  private @Nullable FolderTrouble take(Kept kept, Taker taker) {
    try {
      byte[] bytes = GenerationFiles.read(kept);
      if (bytes == null) {
        return trouble(Kind.DAMAGED, kept, "not as it was written");
      }
      taker.take(bytes);
      return null;
    } catch (BundleRefusedException e) {
      wayLost |= e.reason() == BundleRefusedException.Cause.BUNDLE_SIGNATURE;
      return trouble(Kind.REFUSED, kept, String.valueOf(e.getMessage()));
    } catch (StatusListRefusedException e) {
      return trouble(Kind.REFUSED, kept, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      vanished |= e instanceof NoSuchFileException;
      return trouble(Kind.DAMAGED, kept, e.toString());
    } catch (BrokenSealException e) {
      return trouble(Kind.SEAL_BROKEN, kept, e.toString());
    }
  }

  /** It was taken before it expired; what its age means is the verdict's to say. */
  private void takeBundle(byte[] bytes) throws BundleRefusedException {
    store.takeBundle(bytes, Instant.EPOCH);
    wayLost = false;
  }

  private void unseal(byte[] sealed) throws BrokenSealException {
    byte[] secrets = {};
    try {
      secrets = seal.unseal(sealed);
      store.putSceneKeys(SceneKeys.decoded(secrets));
    } catch (RuntimeException ofTheHost) {
      throw new BrokenSealException(ofTheHost);
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  /**
   * A newer bundle than the one held was taken once, as the name of its file says. Where the way to
   * its roots is lost, too, the steps of it must be taken again: then older ones are not refused.
   */
  private void refuseOlder(List<Kept> bundles) {
    if (!bundles.isEmpty()) {
      Kept newest = bundles.get(0);
      if (newest.generation() > store.bundle().map(TrustBundle::serial).orElse(-1L)) {
        troubles.putIfAbsent(
            newest.piece(), trouble(Kind.DAMAGED, newest, "was kept, and an older one is there"));
        if (!wayLost) {
          store.refuseOlderThan(newest.generation(), Hex.decode(newest.sha256()));
        }
      }
    }
  }

  private static FolderTrouble trouble(Kind kind, Kept kept, String why) {
    return new FolderTrouble(kind, kept.piece(), "generation " + kept.generation() + ": " + why);
  }

  private interface Taker {
    void take(byte[] bytes)
        throws BundleRefusedException, StatusListRefusedException, BrokenSealException;
  }
}
