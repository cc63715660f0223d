package dev.suishen.code.status;

import dev.suishen.code.scene.SceneSecrets;
import dev.suishen.code.secret.Hkdf;
import dev.suishen.code.secret.KeyedPermutation;
import dev.suishen.code.secret.Secrets;
import dev.suishen.verifier.CodeKind;
import dev.suishen.verifier.Scene;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gives every registration a place in each scene's lists. Lists fill one after the other; inside a
 * list the places are scattered by a keyed permutation, so those of one holder in two scenes have
 * nothing to do with each other.
 */
@Singleton
public final class StatusRegistry {
  /** A list holds 2<sup>20</sup> places (wire format §5, key 10). */
  static final int LIST_BITS = 20;

  private final StatusRepository repository;
  private final Secrets secrets;

  StatusRegistry(StatusRepository repository, Secrets secrets) {
    this.repository = repository;
    this.secrets = secrets;
  }

  /**
   * Registers in all scenes; call it inside a transaction.
   *
   * @param citizen number
   */
  public void register(long citizen, CodeKind kind) {
    long registration = repository.register(citizen, kind.number());
    for (Scene scene : Scene.values()) {
      long index = place(scene, repository.next(scene.number()));
      repository.addList(scene.number(), index >>> LIST_BITS);
      repository.addIndex(scene.number(), index, registration);
    }
  }

  /** The status index that the {@code nth} registration of a scene gets, 32 bits. */
  long place(Scene scene, long nth) {
    long list = nth >>> LIST_BITS;
    byte[] key = Hkdf.key(secrets.get(SceneSecrets.status(scene)), "status-list:" + list);
    long inside = nth & (1L << LIST_BITS) - 1;
    return list << LIST_BITS | new KeyedPermutation(key, LIST_BITS).apply(inside);
  }

  /** The places of a citizen's registration of a kind. */
  public Map<Scene, Long> places(long citizen, CodeKind kind) {
    Map<Scene, Long> places = new EnumMap<>(Scene.class);
    for (StatusEntry entry : repository.findByCitizen(citizen, kind.number())) {
      places.put(Scene.ofNumber(entry.scene()).orElseThrow(), entry.statusIndex());
    }
    return places;
  }

  /** Sets the status in all scenes; call it inside a transaction. */
  public void setStatus(long citizen, CodeKind kind, HolderStatus status) {
    places(citizen, kind)
        .forEach(
            (scene, index) -> {
              repository.setStatus(scene.number(), index, status.bits());
              repository.raiseRevision(scene.number(), index >>> LIST_BITS);
            });
  }
}
