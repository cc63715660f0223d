package dev.suishen.verifier.cli;

import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings each piece of trust material from a service to a trust store, which keeps it. */
final class FolderSync {
  /** The service gives 60 at a time, of which {@link #DAYS_BACK} have passed. */
  static final int MOST_DAYS = 53;

  /** A PASS is shown up to seven days after the day that it is sealed for. */
  private static final int DAYS_BACK = 7;

  /** A printed code lives 180 days, and no code longer. */
  private static final int DAYS_KEPT = 180;

  private final TrustService service;
  private final TrustStore store;

  FolderSync(TrustService service, TrustStore store) {
    this.service = service;
    this.store = store;
  }

  TrustBundle bundle(Instant now) throws BundleRefusedException, IOException, InterruptedException {
    return new BundleSync(service, store, now).bringNewest();
  }

  /**
   * @throws StatusListRefusedException and the store holds what it held
   */
  void statusList(StatusListLocation location)
      throws StatusListRefusedException, IOException, InterruptedException {
    store.takeStatusList(service.statusList(location.uri()));
  }

  /**
   * @param days from today on; those before, in which a PASS may have begun, come along
   */
  void sceneKeys(Scene scene, LocalDate today, int days) throws IOException, InterruptedException {
    Map<Long, String> secrets =
        service.sceneKeys(scene, today.minusDays(DAYS_BACK), DAYS_BACK + days);
    List<SceneKey> keys = new ArrayList<>();
    secrets.forEach((epoch, hex) -> keys.add(SceneKey.of(scene, epoch, Json.hex(hex))));
    store.addSceneKeys(SceneKeys.of(keys), today.minusDays(DAYS_KEPT).toEpochDay());
  }
}
