package dev.suishen.verifier.refresh;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import dev.suishen.verifier.folder.TrustFolder;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The one way from a source to the store. Once it is shut nothing more is taken or written. */
final class Intake {
  private final TrustStore store;
  private final @Nullable TrustFolder folder;
  private volatile boolean shut;

  Intake(TrustStore store, @Nullable TrustFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /** To be looked at; taking is this class's alone. */
  TrustStore store() {
    return store;
  }

  boolean isShut() {
    return shut;
  }

  /** Waits for what is being taken. */
  synchronized void shut() {
    shut = true;
  }

  synchronized void takeBundle(byte[] bytes, Instant at) throws BundleRefusedException {
    requireOpen();
    store.takeBundle(bytes, at);
  }

  synchronized void takeStatusList(byte[] token, StatusListLocation place)
      throws StatusListRefusedException {
    requireOpen();
    store.takeStatusList(token, place);
  }

  synchronized void addSceneKeys(SceneKeys keys, long forgetBeforeEpoch) {
    requireOpen();
    store.addSceneKeys(keys, forgetBeforeEpoch);
  }

  /** A disk that was full may have room by now. */
  synchronized void keepPending() {
    if (folder != null && !shut) {
      folder.keepPending();
    }
  }

  private void requireOpen() {
    if (shut) {
      throw new CancellationException("closed");
    }
  }
}
