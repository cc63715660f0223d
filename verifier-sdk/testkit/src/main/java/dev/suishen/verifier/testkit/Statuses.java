package dev.suishen.verifier.testkit;

import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is revoked or suspended, as one status list a scene. */
final class Statuses {
  static final Duration LIFE = Duration.ofDays(4);
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private final Map<PretendHolder, Status> statuses = new HashMap<>();
  private final Map<Scene, byte[]> current = new EnumMap<>(Scene.class);
  private Instant lastSigned = Instant.EPOCH;

  void set(PretendHolder holder, Status status) {
    statuses.put(holder, status);
    current.clear();
  }

  /** The token of the hour; another where a status changed. Never issued before an earlier one. */
  byte[] current(Scene scene, CodeSigner statusKey, Instant now) {
    if (now.isAfter(lastSigned.plus(TIME_TO_LIVE))) {
      current.clear();
    }
    if (current.isEmpty()) {
      lastSigned = now.isAfter(lastSigned) ? now : lastSigned;
    }
    return current.computeIfAbsent(scene, each -> sign(each, statusKey, lastSigned));
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
