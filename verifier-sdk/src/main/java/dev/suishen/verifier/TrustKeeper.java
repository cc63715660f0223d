package dev.suishen.verifier;

import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.time.Instant;

/**
 * Keeps what a {@link TrustStore} takes, so that another process can begin where this one ended;
 * {@code folder.TrustFolder} is one that keeps it in files.
 *
 * <p>The store tells of each change once it holds, one at a time and in order, and waits meanwhile;
 * verdicts never do. Keeping must not stop taking: a method throws nothing, and what could not be
 * kept is the keeper's to say and to try again.
 */
public interface TrustKeeper {
  /**
   * A bundle is held; those status lists that may not be held under it are held no more.
   *
   * @param bundle now held
   * @param changesRoots whether it brought other roots than were trusted before: whoever begins
   *     with those needs this bundle, in order, to come to any later one
   */
  void keepBundle(TrustBundle bundle, boolean changesRoots);

  /**
   * A status list is held.
   *
   * @param location as the bundle names it
   * @param issuedAt its {@code iat}
   * @param token as it was taken, not to be changed
   */
  void keepStatusList(StatusListLocation location, Instant issuedAt, byte[] token);

  /**
   * Scene keys are held.
   *
   * @param keys all that are held now
   */
  void keepSceneKeys(SceneKeys keys);
}
