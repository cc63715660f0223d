package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.Verifier;
import dev.suishen.verifier.folder.FolderUnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tour of the package, as it runs: {@link QuickStartTest} compares them. */
final class QuickStart {
  private QuickStart() {}

  static void run(
      Path directory,
      Clock clock,
      SecureRandom random,
      Verifier verifier,
      String text,
      Consumer<Instruction> gate,
      Service service)
      throws FolderUnusableException, IOException {
    // begin
    JournalPolicy policy = JournalPolicy.standard().forAtMost(Duration.ofDays(7));
    try (ScanJournal journal = ScanJournal.open(directory, policy, clock, random)) {
      Verification answer = verifier.verify(text);
      Instruction instruction = verifier.instruct(answer);
      gate.accept(instruction); // nobody waits for the disk
      journal.append(Scene.TRANSIT, answer, instruction);

      journal.uploadPending(batch -> service.post("/api/v1/scans", json(batch))); // now and then
    }
    // end
  }

  private static String json(List<ScanEntry> batch) {
    return batch.stream().map(ScanEntry::toJson).collect(Collectors.joining(",", "[", "]"));
  }

  interface Service {
    void post(String path, String json) throws IOException, ScansRefusedException;
  }
}
