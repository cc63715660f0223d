package dev.suishen.verifier.folder;

/**
 * Something that a folder could not give or keep. Its owner works on, with what it has.
 *
 * @param piece {@code folder}, or a name that the owner's files begin with: for a {@link
 *     TrustFolder} {@code bundle}, {@code roots}, {@code list-SCENE-NUMBER} or {@code scene-keys}
 * @param why for people
 */
public record FolderTrouble(Kind kind, String piece, String why) {
  /** Stable names. */
  public enum Kind {
    /** Its newest file is torn, truncated, edited or gone: the one before is used, or the rest. */
    DAMAGED,
    /** Its newest file is whole, and who should take it refuses it. */
    REFUSED,
    /** It was sealed with another key, or the key cannot be used now. */
    SEAL_BROKEN,
    /** It is held in memory alone: the disk is full, read-only or failing. */
    NOT_KEPT
  }

  /** One line, e.g. {@code NOT_KEPT bundle: No space left on device}. */
  @Override
  public String toString() {
    return kind + " " + piece + ": " + why;
  }
}
