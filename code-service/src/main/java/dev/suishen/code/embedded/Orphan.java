package dev.suishen.code.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that a killed service left running. */
final class Orphan {
  private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
  private static final int SECONDS_TO_STOP = 15;

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

  private boolean ended() {
    try {
      process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
