package dev.suishen.verifier.refresh;

import dev.suishen.verifier.Scene;
import dev.suishen.verifier.SceneKey;
import dev.suishen.verifier.SceneKeys;
import java.time.Instant;
import java.util.Optional;

/** A scene's keys: asked for only where fewer than half of the days ahead are held. */
final class KeysPiece extends Piece {
  /** A PASS is shown up to seven days after the day that it is sealed for. */
  static final int DAYS_BACK = 7;

  /** A printed code lives 180 days, and no code longer. */
  private static final int DAYS_KEPT = 180;

  private static final long DAY_SECONDS = 86_400;

  private final Scene scene;
  private final int days;
  private final TrustSource source;
  private final Intake intake;

  /**
   * @param days from today on
   */
  KeysPiece(Scene scene, int days, TrustSource source, Intake intake) {
    this.scene = scene;
    this.days = days;
    this.source = source;
    this.intake = intake;
  }

  @Override
  String name() {
    return "scene-keys";
  }

  @Override
  void bring(Instant now) throws FetchFailedException {
    long today = today(now);
    SceneKeys keys = source.sceneKeys(scene, today - DAYS_BACK, DAYS_BACK + days);
    intake.addSceneKeys(keys, today - DAYS_KEPT);
  }

  @Override
  boolean isWanted(Instant now) {
    long today = today(now);
    return firstMissing(today - DAYS_BACK) < today + (days + 1) / 2;
  }

  /** They are of days, not of a moment. */
  @Override
  Optional<Instant> issuedAt() {
    return Optional.empty();
  }

  /** The first second of the first day whose key is not held. */
  @Override
  Optional<Instant> staleFrom(Instant now) {
    long today = today(now);
    long missing = firstMissing(today);
    return missing == today
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(missing * DAY_SECONDS));
  }

  @Override
  Optional<Instant> nextUpdate() {
    return Optional.empty();
  }

  private long firstMissing(long epoch) {
    SceneKeys held = intake.store().sceneKeys();
    long missing = epoch;
    while (held.holds(scene, missing)) {
      missing++;
    }
    return missing;
  }

  private static long today(Instant now) {
    return SceneKey.epochOf(now.getEpochSecond());
  }
}
