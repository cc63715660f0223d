package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.folder.SceneKeySeal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TrustSource#copiedTo}. What cannot be copied is not given either: both or none. */
final class CopyingSource implements TrustSource {
  private final TrustSource from;
  private final Stick to;
  private final @Nullable SceneKeySeal seal;

  CopyingSource(TrustSource from, Stick to, @Nullable SceneKeySeal seal) {
    this.from = from;
    this.to = to;
    this.seal = seal;
  }

  @Override
  public Optional<Content> fetch(String path, int mostBytes, @Nullable String tag)
      throws FetchFailedException {
    return copied(path, from.fetch(path, mostBytes, tag));
  }

  @Override
  public Optional<Content> newestBundle(Held held, int mostBytes) throws FetchFailedException {
    return copied(Layout.BUNDLE, from.newestBundle(held, mostBytes));
  }

  private Optional<Content> copied(String path, Optional<Content> content)
      throws FetchFailedException {
    if (content.isPresent()) {
      to.write(path, content.get().bytes());
    }
    return content;
  }

  @Override
  public SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException {
    SceneKeys keys = from.sceneKeys(scene, firstEpoch, days);
    if (seal != null) {
      byte[] secrets = keys.encoded();
      try {
        to.write(Layout.sceneKeys(scene), seal.seal(secrets));
      } finally {
        Arrays.fill(secrets, (byte) 0);
      }
    }
    return keys;
  }
}
