package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.PlannedRoot.InFile;
import dev.suishen.keys.ceremony.SecretSource.Asked;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a ceremony is to make; all of it was reviewed before the day.
 *
 * @param threshold how many of the roots must sign a bundle
 * @param output the folder that the ceremony makes
 * @param digest SHA-256 of the reviewed file, lower-case hex
 */
public record CeremonyPlan(
    String city,
    int threshold,
    List<PlannedRoot> roots,
    List<String> witnesses,
    Path output,
    String digest) {
  /** Far more than any city needs; a record is still a few pages. */
  public static final int MOST_ROOTS = 16;

  private static final int MOST_WORDS = 100;

  /**
   * @throws IllegalArgumentException if it is no plan that could be held
   */
  public CeremonyPlan {
    roots = List.copyOf(roots);
    witnesses = List.copyOf(witnesses);
    requireWords(city, "city");
    witnesses.forEach(witness -> requireWords(witness, "witness"));
    require(!witnesses.isEmpty() && witnesses.size() <= MOST_ROOTS, "1 to 16 witnesses");
    require(!roots.isEmpty() && roots.size() <= MOST_ROOTS, "1 to 16 roots");
    require(
        threshold >= 1 && threshold <= roots.size(),
        "threshold " + threshold + " of " + roots.size() + " roots");
    Set<String> names = new HashSet<>();
    Set<SecretSource> passphrases = new HashSet<>();
    for (PlannedRoot root : roots) {
      require(names.add(root.name()), "two roots " + root.name());
      if (root.keeping() instanceof InFile file && !(file.passphrase() instanceof Asked)) {
        require(passphrases.add(file.passphrase()), "two roots under " + file.passphrase());
      }
    }
  }

  static void requireWords(String text, String what) {
    require(
        !text.isBlank()
            && text.length() <= MOST_WORDS
            && text.codePoints().noneMatch(Character::isISOControl),
        what + " must be 1 to " + MOST_WORDS + " characters on one line");
  }

  private static void require(boolean holds, String words) {
    if (!holds) {
      throw new IllegalArgumentException(words);
    }
  }
}
