package dev.suishen.verifier.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of trust as of a moment.
 *
 * @param at the moment
 * @param piece {@code bundle}, {@code list-SCENE-NUMBER} or {@code scene-keys}, as a {@link
 *     dev.suishen.verifier.folder.FolderTrouble} names it
 * @param issuedAt of the one held, by its own words; empty where none is held, and for scene keys
 * @param staleFrom from this moment on the one held does not count as fresh; empty where none is
 *     held that does
 * @param lastSuccess when the source last gave it, or said that nothing is newer; empty where it
 *     never did in this process
 * @param failure why the latest attempt failed; empty where it did not
 */
public record PieceState(
    Instant at,
    String piece,
    Optional<Instant> issuedAt,
    Optional<Instant> staleFrom,
    Optional<Instant> lastSuccess,
    Optional<Failure> failure) {

  /** Whether none is held that counts as fresh. */
  public boolean isStale() {
    return !staleFrom.isPresent() || !at.isBefore(staleFrom.get());
  }

  /** How long ago it was issued; negative where this clock is behind. */
  public Optional<Duration> age() {
    return issuedAt.map(issued -> Duration.between(issued, at));
  }
}
