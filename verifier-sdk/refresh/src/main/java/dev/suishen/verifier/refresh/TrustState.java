package dev.suishen.verifier.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a verifier holds as of a moment, how old it is, and what came of fetching it.
 *
 * @param pieces the bundle; each status list asked for; the scene keys, where they are asked for
 */
public record TrustState(Instant at, Readiness readiness, List<PieceState> pieces) {
  /** Stable names. */
  public enum Readiness {
    /** No trust bundle is held: of our codes none can be decided on. */
    EMPTY,
    /** A bundle is held, and a piece is missing or stale: some codes are undetermined for it. */
    STALE,
    /**
     * The bundle has not expired; each status list asked for is young enough for PASS and PAPER;
     * where scene keys are asked for, today's (UTC) is held.
     */
    READY
  }

  static TrustState of(Instant at, boolean hasBundle, List<PieceState> pieces) {
    boolean stale = pieces.stream().anyMatch(PieceState::isStale);
    Readiness readiness = stale ? Readiness.STALE : Readiness.READY;
    return new TrustState(at, hasBundle ? readiness : Readiness.EMPTY, List.copyOf(pieces));
  }

  /** Whether all is there, and fresh. */
  public boolean isReady() {
    return readiness == Readiness.READY;
  }

  /** The piece of that name, see {@link PieceState#piece}; empty where it is not asked for. */
  public Optional<PieceState> piece(String name) {
    return pieces.stream().filter(piece -> piece.piece().equals(name)).findFirst();
  }
}
