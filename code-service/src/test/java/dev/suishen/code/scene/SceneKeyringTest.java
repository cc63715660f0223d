package dev.suishen.code.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.suishen.code.secret.Secrets;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneKeyringTest {
  @TempDir Path folder;

  @Test
  void each_scene_and_day_has_a_key_of_its_own() {
    SceneKeyring keyring = keyring();
    Set<ByteBuffer> keys = new HashSet<>();
    for (Scene scene : Scene.values()) {
      for (long epoch = 20_779; epoch <= 20_780; epoch++) {
        keys.add(ByteBuffer.wrap(keyring.secret(scene, epoch)));
      }
    }
    assertEquals(2 * Scene.values().length, keys.size());
  }

  @Test
  void what_the_operator_is_given_opens_what_was_sealed() {
    SceneKeyring keyring = keyring();
    byte[] cti = new byte[8];
    byte[] sealed = keyring.key(Scene.HOTEL, 20_779).applyPad(cti, new byte[11]);
    SceneKey given = SceneKey.of(Scene.HOTEL, 20_779, keyring.secret(Scene.HOTEL, 20_779));
    assertArrayEquals(new byte[11], given.applyPad(cti, sealed));
  }

  private SceneKeyring keyring() {
    return new SceneKeyring(
        Secrets.readOrMake(folder.resolve("secrets"), SceneSecrets.ALL, new SecureRandom()));
  }
}
