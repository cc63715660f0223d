package dev.suishen.code.http;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.verifier.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the names of scenes in requests. */
final class SceneLabel {
  private SceneLabel() {}

  /**
   * @throws Fault SCENE_UNKNOWN
   */
  static Scene parse(String label) {
    return Scene.ofLabel(label)
        .orElseThrow(
            () ->
                Fault.of(
                    FaultCode.SCENE_UNKNOWN,
                    "a scene is medical, transit, venue, hotel or service"));
  }

  /**
   * @param labels all scenes where null
   * @throws Fault SCENE_UNKNOWN, SCENES_EMPTY
   */
  static Set<Scene> parseAll(@Nullable List<String> labels) {
    if (labels == null) {
      return EnumSet.allOf(Scene.class);
    }
    if (labels.isEmpty()) {
      throw Fault.of(FaultCode.SCENES_EMPTY, "name a scene, or leave scenes out for all");
    }
    Set<Scene> scenes = EnumSet.noneOf(Scene.class);
    labels.forEach(label -> scenes.add(parse(label)));
    return scenes;
  }
}
