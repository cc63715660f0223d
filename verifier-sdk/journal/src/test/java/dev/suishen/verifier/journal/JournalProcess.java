package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification.Rejected;
import dev.suishen.verifier.folder.FolderUnusableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Another process with a journal, for tests that need a real one; and how to start it. */
final class JournalProcess {
  private static final int MORE_THAN_FIT = 10_000;

  private JournalProcess() {}

  /**
   * @param before a command that runs the rest of its arguments, or nothing
   */
  static Process start(List<String> before, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    Clock clock = Clock.fixed(Gate.NOW, ZoneOffset.UTC);
    try (ScanJournal journal =
        ScanJournal.open(directory, JournalPolicy.standard(), clock, new SecureRandom())) {
      switch (args[0]) {
        case "hold" -> {
          System.out.println("open");
          System.in.read();
        }
        case "full" -> full(journal, directory.resolve("filler"));
        default -> unwritable(journal);
      }
    } catch (FolderUnusableException e) {
      System.out.println(e.reason());
    }
  }

  /** On a disk that has room for some entries, and for more once the filler goes. */
  private static void full(ScanJournal journal, Path filler) throws IOException {
    int kept = 0;
    while (kept < MORE_THAN_FIT && append(journal)) {
      kept++;
    }
    append(journal);
    System.out.println("kept some " + (kept > 0 && kept < MORE_THAN_FIT));
    say("full", kept, journal);
    Files.deleteIfExists(filler);
    System.out.println("kept pending " + journal.keepPending());
    say("freed", kept, journal);
  }

  private static void unwritable(ScanJournal journal) throws IOException {
    System.out.println("kept " + append(journal));
    say("appended", 0, journal);
    try {
      int uploaded = journal.uploadPending(batch -> {});
      System.out.println("uploaded " + uploaded);
    } finally {
      say("uploaded", 0, journal);
    }
  }

  private static boolean append(ScanJournal journal) {
    return journal.append(Scene.TRANSIT, new Rejected(Reason.EXPIRED), Instruction.REFUSE).kept();
  }

  /**
   * @param kept entries that are there anyhow
   */
  private static void say(String when, int kept, ScanJournal journal) {
    JournalCounts counts = journal.counts();
    System.out.println(
        when
            + ": pending "
            + (counts.pending() - kept)
            + ", held "
            + counts.held()
            + ", dropped "
            + counts.dropped()
            + " "
            + journal.troubles());
  }
}
