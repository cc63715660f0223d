package dev.suishen.code.scene;

import dev.suishen.code.secret.Hkdf;
import dev.suishen.code.secret.KeyedPermutation;
import dev.suishen.code.secret.Secrets;
import dev.suishen.verifier.Scene;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Pairwise pseudonyms: in every scene and period a keyed permutation of the citizens' numbers, so
 * unique there and unrelated between any two (wire format §3.1).
 */
@Singleton
public final class Pseudonyms {
  private static final int NUMBER_BITS = 40;

  private final Secrets secrets;

  public Pseudonyms(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The pseudonyms at a moment.
   *
   * @param number of the citizen, 40 bits
   * @param known pseudonyms of the same citizen; those whose period still runs are taken over
   */
  public Map<Scene, Pseudonym> at(Instant moment, long number, Map<Scene, Pseudonym> known) {
    Map<Scene, Pseudonym> pseudonyms = new EnumMap<>(Scene.class);
    for (Scene scene : Scene.values()) {
      String period = PseudonymPeriod.of(scene, moment);
      Pseudonym held = known.get(scene);
      pseudonyms.put(
          scene,
          held != null && held.period().equals(period) ? held : compute(scene, period, number));
    }
    return pseudonyms;
  }

  private Pseudonym compute(Scene scene, String period, long number) {
    byte[] key = Hkdf.key(secrets.get(SceneSecrets.pseudonym(scene)), period);
    return new Pseudonym(period, new KeyedPermutation(key, NUMBER_BITS).apply(number));
  }
}
