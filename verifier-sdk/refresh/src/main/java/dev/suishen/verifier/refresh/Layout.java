package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.refresh.FetchFailedException.Cause;
import java.util.regex.Pattern;

/** The paths of docs/http-api.md. A stick has them as well. */
final class Layout {
  static final String BUNDLE = "/trust/bundle";
  static final String SCENE_KEYS = "/api/v1/scene-keys";

  /** Nothing that a file system or a URL reads in a way of its own. */
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,8}");

  private Layout() {}

  static String formerBundle(long serial) {
    return "/trust/bundles/" + serial;
  }

  /** On a stick: one file a scene. */
  static String sceneKeys(Scene scene) {
    return SCENE_KEYS + "/" + scene.label();
  }

  /** A trust bundle names the paths of its lists; whoever wrote it must not reach beyond them. */
  static String requirePath(String path) throws FetchFailedException {
    if (!PATH.matcher(path).matches()) {
      throw new FetchFailedException(Cause.MALFORMED, "a path that none of ours is");
    }
    return path;
  }
}
