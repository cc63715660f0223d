package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.journal.ScanEntry.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Entries for tests. */
final class Entries {
  static final Instant AT = Instant.parse("2026-11-24T09:00:00.123Z");
  private static final Optional<String> CTI = Optional.of("fedcba9876543210");

  private Entries() {}

  /** One for each reason, and one for each of what else an entry can hold. */
  static List<ScanEntry> ofEverySort() {
    List<ScanEntry> entries = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      entries.add(rejected(entries.size(), reason));
    }
    for (Scene scene : Scene.values()) {
      entries.add(accepted(entries.size(), scene, Optional.of("0123456789")));
    }
    for (Instruction instruction : Instruction.values()) {
      entries.add(undetermined(entries.size(), instruction, CTI, Optional.empty()));
    }
    entries.add(accepted(entries.size(), Scene.TRANSIT, Optional.empty()));
    entries.add(
        undetermined(entries.size(), Instruction.ADMIT, Optional.empty(), Optional.empty()));
    entries.add(undetermined(entries.size(), Instruction.ADMIT, CTI, Optional.of("ffffffffff")));
    return entries;
  }

  static ScanEntry rejected(int number, Reason reason) {
    return entry(
        number,
        Scene.HOTEL,
        Outcome.REJECTED,
        Optional.of(reason),
        Instruction.REFUSE,
        Optional.empty(),
        Optional.empty());
  }

  private static ScanEntry accepted(int number, Scene scene, Optional<String> subject) {
    return entry(
        number, scene, Outcome.ACCEPTED, Optional.empty(), Instruction.ADMIT, CTI, subject);
  }

  private static ScanEntry undetermined(
      int number, Instruction instruction, Optional<String> cti, Optional<String> subject) {
    return entry(
        number,
        Scene.VENUE,
        Outcome.UNDETERMINED,
        Optional.of(Reason.STATUS_STALE),
        instruction,
        cti,
        subject);
  }

  private static ScanEntry entry(
      int number,
      Scene scene,
      Outcome outcome,
      Optional<Reason> reason,
      Instruction instruction,
      Optional<String> cti,
      Optional<String> subject) {
    String id = String.format(Locale.ROOT, "%032x", number);
    return new ScanEntry(
        id, AT.plusSeconds(number), scene, outcome, reason, instruction, cti, subject);
  }
}
