package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A place with a journal, whose clock a test holds. */
final class Gate implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  final SettableClock clock = SettableClock.at(NOW);
  private final Path directory;
  private final JournalPolicy policy;
  private ScanJournal journal;

  Gate(Path directory, JournalPolicy policy) throws FolderUnusableException {
    this.directory = directory;
    this.policy = policy;
    this.journal = open(directory, policy, clock);
  }

  static Gate at(Path directory) throws FolderUnusableException {
    return new Gate(directory, JournalPolicy.standard());
  }

  ScanJournal journal() {
    return journal;
  }

  /** As the next process would find it. */
  ScanJournal reopen() throws FolderUnusableException {
    journal.close();
    journal = open(directory, policy, clock);
    return journal;
  }

  Appended refuse() {
    return journal.append(Scene.TRANSIT, new Rejected(Reason.EXPIRED), Instruction.REFUSE);
  }

  List<ScanEntry> refuse(int times) {
    List<ScanEntry> entries = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      entries.add(refuse().entry());
    }
    return entries;
  }

  /** Names of what the journal has in its folder, in their order. */
  List<String> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (String name : files("")) {
      bytes += Files.size(directory.resolve(name));
    }
    return bytes;
  }

  @Override
  public void close() {
    journal.close();
  }

  private static ScanJournal open(Path directory, JournalPolicy policy, SettableClock clock)
      throws FolderUnusableException {
    return ScanJournal.open(directory, policy, clock, RANDOM);
  }
}
