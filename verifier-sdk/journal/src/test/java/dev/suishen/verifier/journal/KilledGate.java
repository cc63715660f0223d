package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Reason;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process whose threads append until it is killed, and report each entry on standard output once
 * it is written. Another thread uploads to a port of this machine.
 */
final class KilledGate {
  static final int THREADS = 3;
  static final String END = "end";
  static final String YES = "yes";
  static final String REFUSED = "refused";

  /** Whoever starts it kills it long before. */
  private static final int LONGEST_RUN = 100_000;

  private final int number;
  private final ScanJournal journal;
  private final int port;

  private KilledGate(int number, Path directory, int port) throws Exception {
    this.number = number;
    this.port = port;
    this.journal =
        ScanJournal.open(directory, JournalPolicy.standard(), new Ticks(), new Numbers());
  }

  static Process start(int number, Path directory, int port) throws IOException {
    String[] arguments = {"" + number, directory.toString(), "" + port};
    return JournalProcess.start(List.of(), KilledGate.class, arguments);
  }

  public static void main(String[] args) throws Exception {
    KilledGate gate =
        new KilledGate(Integer.parseInt(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
    for (int i = 0; i < THREADS; i++) {
      new Thread(gate::append).start();
    }
    gate.upload();
  }

  private void append() {
    for (int i = 0; i < LONGEST_RUN; i++) {
      Reason reason = Reason.values()[i % Reason.values().length];
      Appended appended = journal.append(Scene.VENUE, new Rejected(reason), Instruction.REFUSE);
      report(appended.kept() ? appended.entry().toJson() : "not kept: " + journal.troubles());
    }
  }

  private static synchronized void report(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  private void upload() {
    for (int i = 0; i < LONGEST_RUN; i++) {
      try {
        journal.uploadPending(this::send);
      } catch (IOException again) {
        // Until it is through, or this process is killed.
      }
    }
  }

  private void send(List<ScanEntry> batch) throws IOException, ScansRefusedException {
    StringBuilder lines = new StringBuilder();
    batch.forEach(entry -> lines.append(entry.toJson()).append('\n'));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((lines + END + "\n").getBytes(StandardCharsets.UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (REFUSED.equals(answer)) {
        throw new ScansRefusedException(answer);
      }
      if (!YES.equals(answer)) {
        throw new IOException("no answer");
      }
    }
  }

  /** No two entries of all gates have the same time. */
  private final class Ticks extends Clock {
    private final AtomicLong next = new AtomicLong(number * 1_000_000L);

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(next.getAndIncrement());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Ids that say which gate it was, and are not drawn twice. */
  private final class Numbers extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final AtomicLong next = new AtomicLong();

    @Override
    public long nextLong() {
      return (long) number << 32 | next.getAndIncrement();
    }
  }
}
