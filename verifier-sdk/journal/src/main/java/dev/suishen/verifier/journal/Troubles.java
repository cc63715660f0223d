package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderTrouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The latest of each kind. Thread-safe. */
final class Troubles {
  private final Map<Kind, FolderTrouble> latest = new ConcurrentSkipListMap<>();

  void say(Kind kind, String piece, String why) {
    latest.put(kind, new FolderTrouble(kind, piece, why));
  }

  void over(Kind kind) {
    latest.remove(kind);
  }

  List<FolderTrouble> all() {
    return new ArrayList<>(latest.values());
  }
}
