package dev.suishen.keys.code;

import dev.suishen.verifier.SceneKey;

/**
 * What one scene is to read of a code (wire format §3.1).
 *
 * @param key the scene's key of the day of the code's {@code nbf}
 * @param subject the holder's pseudonym in this scene, 40 bits
 * @param facets bit set of {@link dev.suishen.verifier.Facet#bit}, 16 bits
 * @param statusIndex the holder's place in the scene's status lists, 32 bits
 */
public record ScenePart(SceneKey key, long subject, int facets, long statusIndex) {
  public ScenePart {
    if (subject >>> 40 != 0 || facets >>> 16 != 0 || statusIndex >>> 32 != 0) {
      throw new IllegalArgumentException("subject, facets or status index out of range");
    }
  }

  byte[] seal(byte[] cti) {
    byte[] plain = new byte[SceneKey.PART_BYTES];
    for (int i = 0; i < 5; i++) {
      plain[i] = (byte) (subject >>> (32 - 8 * i));
    }
    plain[5] = (byte) (facets >>> 8);
    plain[6] = (byte) facets;
    for (int i = 0; i < 4; i++) {
      plain[7 + i] = (byte) (statusIndex >>> (24 - 8 * i));
    }
    return key.applyPad(cti, plain);
  }
}
