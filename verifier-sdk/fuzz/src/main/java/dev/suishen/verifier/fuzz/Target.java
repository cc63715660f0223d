package dev.suishen.verifier.fuzz;

import dev.suishen.verifier.journal.JournalTarget;
import java.nio.file.Path;
import java.util.Locale;

/** What is fuzzed. */
enum Target {
  TEXT(TextTarget.class, 2_100),
  ENVELOPE(EnvelopeTarget.class, 600),
  BUNDLE(BundleTarget.class, 1_200),
  STATUS_LIST(StatusListTarget.class, 600),
  JOURNAL(JournalTarget.class, 600);

  private final Class<?> entry;
  private final int longest;

  Target(Class<?> entry, int longest) {
    this.entry = entry;
    this.longest = longest;
  }

  /** What Jazzer calls: has {@code fuzzerTestOneInput(byte[])}. */
  Class<?> entry() {
    return entry;
  }

  /** Bytes of the longest input that is tried: a good one and as much again, for the search. */
  int longest() {
    return longest;
  }

  /** The inputs that are kept in git, below the module's folder. */
  Path corpus() {
    return Path.of("corpus", toString());
  }

  /** One input, without Jazzer. */
  void run(byte[] input) {
    switch (this) {
      case TEXT -> TextTarget.fuzzerTestOneInput(input);
      case ENVELOPE -> EnvelopeTarget.fuzzerTestOneInput(input);
      case BUNDLE -> BundleTarget.fuzzerTestOneInput(input);
      case STATUS_LIST -> StatusListTarget.fuzzerTestOneInput(input);
      case JOURNAL -> JournalTarget.fuzzerTestOneInput(input);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
