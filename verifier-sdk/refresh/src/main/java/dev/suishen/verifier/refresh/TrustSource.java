package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKeys;
import dev.suishen.verifier.folder.SceneKeySeal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where trust material comes from. What is signed is asked for by its path in the HTTP interface
 * ({@code /trust/bundle}, {@code /trust/bundles/7}, {@code /status/2/0}), whatever the source is,
 * and nothing is trusted for where it comes from: the store checks it all.
 *
 * <p>A call may take long. It ends by itself, and soon where its thread is interrupted. One is made
 * at a time.
 */
public interface TrustSource {
  /**
   * A code service.
   *
   * @param service its address, https; or http where no token is sent, or within this machine
   * @param token an operator's, asked for before each use: for the scene keys, and to say whose
   *     verifier holds which bundle; null where there is none, and no scene keys then
   * @throws IllegalArgumentException for any other address
   */
  static TrustSource http(URI service, @Nullable Supplier<String> token) {
    return http(service, token, HttpTransport.ofThePlatform());
  }

  /** As {@link #http(URI, Supplier)}, with an HTTP client of the host's. */
  static TrustSource http(URI service, @Nullable Supplier<String> token, HttpTransport transport) {
    return new HttpSource(service, token, transport);
  }

  /**
   * Files that {@link #copiedTo} wrote, carried here. Links are not followed, and the folder may
   * come and go.
   *
   * @param seal of the scene keys, closed by the caller; null where none are carried
   */
  static TrustSource stick(Path folder, @Nullable SceneKeySeal seal) {
    return new StickSource(new Stick(folder), seal);
  }

  /**
   * This source, and what it gives is written to a folder as well, to be carried to where there is
   * no network. The folder mirrors the paths; scene keys are sealed.
   *
   * @param seal of the scene keys, closed by the caller; null where none are to be carried
   */
  default TrustSource copiedTo(Path folder, @Nullable SceneKeySeal seal) {
    return new CopyingSource(this, new Stick(folder), seal);
  }

  /**
   * Something signed.
   *
   * @param path begins with a slash; out of a trust bundle it may be anything
   * @param mostBytes more is {@link FetchFailedException.Cause#TOO_LARGE}
   * @param tag of the content held; null where none is
   * @return empty where the tag is that of the content there
   */
  Optional<Content> fetch(String path, int mostBytes, @Nullable String tag)
      throws FetchFailedException;

  /**
   * The newest trust bundle. A service that is told what is held knows when a new key has reached
   * the verifiers.
   *
   * @param mostBytes as for {@link #fetch}
   * @return empty where the tag is that of the newest
   */
  default Optional<Content> newestBundle(Held held, int mostBytes) throws FetchFailedException {
    return fetch(Layout.BUNDLE, mostBytes, held.tag());
  }

  /**
   * A scene's keys, as far as they can be had; those of other days may come along.
   *
   * @param firstEpoch the first day, see {@link dev.suishen.verifier.SceneKey#epochOf}
   * @param days 1 to 60
   */
  SceneKeys sceneKeys(Scene scene, long firstEpoch, int days) throws FetchFailedException;

  /**
   * What a source has under a path.
   *
   * @param bytes not to be changed
   * @param tag names these bytes, as an HTTP ETag does; null where the source has no names
   */
  record Content(byte[] bytes, @Nullable String tag) {}

  /**
   * The bundle that a verifier holds.
   *
   * @param serial 0 where it holds none
   * @param tag null where it has no name
   * @param verifier who holds it; null where that is not to be told
   */
  record Held(long serial, @Nullable String tag, @Nullable VerifierName verifier) {}
}
