package dev.suishen.keys.cli.desk;

import dev.suishen.keys.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The one file that a command writes; never over another one. */
public final class Target {
  @Option(names = "--out", paramLabel = "FILE", description = "The file to be written.")
  private @Nullable Path out;

  @Option(names = "--dry-run", description = "Check and show everything, write nothing.")
  private boolean dryRun;

  /**
   * Refuses early what could not be written later.
   *
   * @param usual where --out names none
   */
  public Path free(Path usual) throws CommandEndedException {
    Path file = out == null ? usual : out;
    if (Files.exists(file)) {
      throw new CommandEndedException(Exit.REFUSED, file + " is there already: not overwritten.");
    }
    return file;
  }

  public boolean isDryRun() {
    return dryRun;
  }

  /**
   * @param file as of {@link #free}
   * @return what to tell the person
   */
  public String write(Path file, byte[] bytes) throws CommandEndedException {
    if (dryRun) {
      return "Dry run: " + file + " was not written.";
    }
    try {
      WholeFile.write(file, bytes);
    } catch (IOException e) {
      throw new CommandEndedException(Exit.WRONG_USE, file + " cannot be written.");
    }
    return "Written: " + file;
  }
}
