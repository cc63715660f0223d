package dev.suishen.verifier.refresh;

import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.ScenePolicy;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The package's tour, as it runs: {@link QuickStartTest} compares them. */
final class QuickStart {
  private QuickStart() {}

  static void open(
      Path directory,
      RootSet roots,
      SceneKeySeal seal,
      URI service,
      Supplier<String> token,
      RefreshListener lamp,
      BiConsumer<Verifier, TrustRefresh> gate)
      throws FolderUnusableException {
    // begin
    try (TrustFolder folder = TrustFolder.open(directory, roots, seal); // as it was left
        TrustRefresh refresh =
            TrustRefresh.builder()
                .trust(folder)
                .source(TrustSource.http(service, token)) // or TrustSource.stick(path, seal)
                .scene(Scene.TRANSIT)
                .listener(lamp) // ready, stale, refused: why
                .build()) {
      refresh.start(); // returns at once

      Verifier verifier =
          Verifier.builder().trust(folder.store()).policy(ScenePolicy.transitGate()).build();
      gate.accept(verifier, refresh); // refresh.state() says how old everything is
    }
    // end
  }
}
