package dev.suishen.verifier.refresh;

/**
 * Is told what comes of refreshing, on its thread: what takes long keeps the next attempt waiting,
 * and never a verdict. What a method throws is lost, and ends nothing.
 */
public interface RefreshListener {
  /** All is there and fresh, for the first time or again. */
  default void ready(TrustState state) {}

  /**
   * Something is missing or too old, at the start or from now on. Where time alone brings it about,
   * it is told within a minute, or when the attempt under way has ended.
   */
  default void stale(TrustState state) {}

  /**
   * A piece came and the store did not take it; what was held is held still.
   *
   * @param piece as {@link PieceState#piece}
   */
  default void refused(String piece, Failure why) {}
}
