package dev.suishen.code.trust;

import dev.suishen.keys.lifecycle.SigningKey;
import java.time.Instant;

/** Whether the verifiers have the bundle that a new key waits in. */
public interface Adoption {
  /**
   * Blocking; inside the caller's transaction where there is one.
   *
   * @param published a key that was published
   * @throws java.util.NoSuchElementException if it never was
   */
  Standing of(SigningKey published, Instant now);

  /**
   * How far a published key has come.
   *
   * @param safe whether it may sign now and no verifier that could show its codes lacks it
   * @param from the first moment at which its lead time is over and its window has begun
   * @param behind how many verifiers lack it and were heard of within the lead time; they hold it
   *     up
   * @param away how many lack it and were not heard of for longer; they do not hold it up
   */
  record Standing(boolean safe, Instant from, int behind, int away) {}
}
