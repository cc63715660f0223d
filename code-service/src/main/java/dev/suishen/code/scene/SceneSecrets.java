package dev.suishen.code.scene;

import dev.suishen.verifier.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names of the three secrets of each scene. */
public final class SceneSecrets {
  /** All of them, e.g. {@code scene.transit.master}. */
  public static final List<String> ALL =
      Arrays.stream(Scene.values())
          .flatMap(scene -> Stream.of(master(scene), pseudonym(scene), status(scene)))
          .toList();

  private SceneSecrets() {}

  /** What the scene keys of each day are derived from. */
  static String master(Scene scene) {
    return name(scene, "master");
  }

  static String pseudonym(Scene scene) {
    return name(scene, "pseudonym");
  }

  /** What scatters the places in the scene's status lists. */
  public static String status(Scene scene) {
    return name(scene, "status");
  }

  private static String name(Scene scene, String use) {
    return "scene." + scene.label() + "." + use;
  }
}
