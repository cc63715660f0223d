package dev.suishen.verifier.testkit;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is revoked or suspended, as one status list a scene. */
final class Statuses {
  static final Duration LIFE = Duration.ofDays(4);
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private final Map<PretendHolder, Status> statuses = new HashMap<>();

  void set(PretendHolder holder, Status status) {
    statuses.put(holder, status);
  }

  byte[] sign(Scene scene, CodeSigner statusKey, Instant issuedAt) {
    StatusListDraft draft = new StatusListDraft();
    statuses.forEach((holder, status) -> draft.set(holder.place(scene.number()), status));
    return draft.sign(statusKey, uri(scene), issuedAt, issuedAt.plus(LIFE), TIME_TO_LIVE);
  }

  static List<StatusListLocation> locations() {
    return Stream.of(Scene.values())
        .map(scene -> new StatusListLocation(scene.number(), 0, uri(scene)))
        .toList();
  }

  static String uri(Scene scene) {
    return "/status/" + scene.number() + "/0";
  }
}
