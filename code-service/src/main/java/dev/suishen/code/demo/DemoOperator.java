package dev.suishen.code.demo;

import dev.suishen.verifier.Scene;
import java.util.List;
import java.util.Set;

/** An operator who does not exist. */
record DemoOperator(String account, Set<Scene> scenes) {
  static final List<DemoOperator> ALL =
      List.of(
          new DemoOperator("operator", Set.of(Scene.values())),
          new DemoOperator("operator-transit", Set.of(Scene.TRANSIT)));
}
