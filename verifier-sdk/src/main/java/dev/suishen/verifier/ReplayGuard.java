package dev.suishen.verifier;

/**
 * Remembers what has passed every step before (wire format §7 step 16). Only genuine codes reach
 * it, so an attacker cannot fill it. Implementations are thread-safe: of two callers with one mark
 * exactly one is told it is new.
 */
@FunctionalInterface
public interface ReplayGuard {
  /**
   * Remembers a mark.
   *
   * @param now seconds since the epoch
   * @param until the second from which the mark may be forgotten
   * @return whether the mark was new, or had been forgotten
   */
  boolean remember(Mark mark, long now, long until);

  /** A guard in this process's memory, exact for as long as a mark lives. */
  static ReplayGuard inMemory() {
    return new InMemoryReplayGuard();
  }

  /** A guard that remembers nothing, for a verifier whose caller looks for replays itself. */
  static ReplayGuard none() {
    return (mark, now, until) -> true;
  }

  /** What a mark stands for. */
  enum Type {
    /** A LIVE code: its {@code cti}. */
    CODE,
    /** A device code: its PASS's {@code cti} and the proof's {@code iat}. */
    PROOF,
    /** A holder in a scene, for the cool-down: the subject. */
    SUBJECT
  }

  /**
   * @param id {@code cti}, or the subject
   * @param at {@code iat} of a proof; else the scene's number, or 0
   */
  record Mark(Type type, long id, long at) {}
}
