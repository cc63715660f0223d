package dev.suishen.verifier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The root keys that a verifier is given once, and how many of them must sign a trust bundle (wire
 * format §5). Immutable; equal where threshold and keys are, in whatever order.
 */
public final class RootSet {
  private final int threshold;
  private final Set<VerificationKey> keys;

  private RootSet(int threshold, Set<VerificationKey> keys) {
    this.threshold = threshold;
    this.keys = keys;
  }

  /**
   * Puts roots together.
   *
   * @param threshold from 1 to the number of different keys
   * @param keys one given twice counts once
   * @return the set
   * @throws IllegalArgumentException for any other threshold
   */
  public static RootSet of(int threshold, List<VerificationKey> keys) {
    Set<VerificationKey> different = new LinkedHashSet<>(keys);
    if (threshold < 1 || threshold > different.size()) {
      throw new IllegalArgumentException(
          "threshold " + threshold + " of " + different.size() + " different roots");
    }
    return new RootSet(threshold, different);
  }

  /** {@return how many different roots must sign} */
  public int threshold() {
    return threshold;
  }

  /** {@return the different roots, in the order in which they were given} */
  public List<VerificationKey> keys() {
    return List.copyOf(keys);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RootSet set && threshold == set.threshold && keys.equals(set.keys);
  }

  @Override
  public int hashCode() {
    return 31 * keys.hashCode() + threshold;
  }

  @Override
  public String toString() {
    return threshold + " of " + keys;
  }
}
