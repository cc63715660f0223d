package dev.suishen.verifier;

import java.security.SecureRandom;

/**
 * Remembers what has passed every step before (wire format §7 step 16). Only genuine codes reach
 * it, so an attacker cannot fill it. Implementations are thread-safe: of two callers with one mark
 * exactly one is told it is new. The module {@code suishen-redis-guard} has one for the many gates
 * of a place.
 */
@FunctionalInterface
public interface ReplayGuard {
  /**
   * Remembers a mark.
   *
   * @param mark what was seen
   * @param now seconds since the epoch
   * @param until the second from which the mark may be forgotten
   * @return whether the mark was new, or had been forgotten; false where there is no room for it
   */
  boolean remember(Mark mark, long now, long until);

  /**
   * {@return how many marks this guard had no room for since it was made} Each was answered as if
   * it had been there already: a guard that is full lets nobody in twice, and above zero is too
   * small.
   */
  default long turnedAway() {
    return 0;
  }

  /** {@return a guard in this process's memory with room for 10,000,000 marks at once} */
  static ReplayGuard inMemory() {
    return inMemory(10_000_000);
  }

  /**
   * A guard in this process's memory, exact for as long as a mark lives: it forgets none before its
   * end, however many there are. It takes memory as marks come, outside the heap (the JVM's {@code
   * MaxDirectMemorySize}), and keeps it: for 10,000,000 marks 336 MB at most.
   *
   * @param capacity marks that have not ended for which there is room at least, 1 or more
   * @return an empty guard
   */
  static ReplayGuard inMemory(int capacity) {
    return new InMemoryReplayGuard(capacity, new SecureRandom());
  }

  /**
   * {@return a guard that remembers nothing, for a verifier whose caller looks for replays itself}
   */
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
