package dev.suishen.code.scene;

import dev.suishen.verifier.Scene;
import java.util.Collection;

/** Sets of scenes as bit sets: bit <i>n</i> stands for scene number <i>n</i>. */
public final class SceneBits {
  private SceneBits() {}

  public static int of(Collection<Scene> scenes) {
    return scenes.stream().mapToInt(SceneBits::bit).reduce(0, (bits, bit) -> bits | bit);
  }

  public static boolean contains(int bits, Scene scene) {
    return (bits & bit(scene)) != 0;
  }

  private static int bit(Scene scene) {
    return 1 << scene.number();
  }
}
