package dev.suishen.code.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that a killed service left running. */
final class Orphan {
  private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
  private static final int LOOKS = 300;
  private static final int MILLIS_BETWEEN_LOOKS = 50;

  private final ProcessHandle process;

  private Orphan(ProcessHandle process) {
    this.process = process;
  }

  /**
   * The process named by the first line of a pid file, if it runs a binary of {@code binaries}: the
   * number alone may by now belong to anybody.
   */
  static Optional<Orphan> of(Path pidFile, Path binaries) {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(process -> runs(process, binaries))
        .map(Orphan::new);
  }

  private static Optional<Long> pid(Path pidFile) {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(pidFile).stream()
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("[0-9]{1,18}"))
          .map(Long::valueOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean runs(ProcessHandle process, Path binaries) {
    return process.info().command().map(Path::of).filter(c -> c.startsWith(binaries)).isPresent();
  }

  void stop() {
    LOG.info("Stopping a server left running by a former service, process {}", process.pid());
    process.destroy();
    if (!ended()) {
      process.destroyForcibly();
      if (!ended()) {
        throw new IllegalStateException("process " + process.pid() + " does not stop");
      }
    }
  }

  /** Looks often: what Java has for processes that are not its children looks ever more seldom. */
  private boolean ended() {
    try {
      for (int i = 0; i < LOOKS && process.isAlive(); i++) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !process.isAlive();
  }
}
