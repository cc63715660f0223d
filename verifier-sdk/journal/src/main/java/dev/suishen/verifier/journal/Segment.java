package dev.suishen.verifier.journal;

/** A file of entries that is written no more. */
final class Segment {
  static final int MOST_ENTRIES = 500;

  /** More than so many of the largest entries take. */
  static final int MOST_BYTES = 128 << 10;

  private Segment() {}
}
