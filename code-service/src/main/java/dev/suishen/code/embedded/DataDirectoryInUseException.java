package dev.suishen.code.embedded;

import dev.suishen.code.config.StartRefusedException;
import java.nio.file.Path;

/** Another service holds the data directory. */
public final class DataDirectoryInUseException extends StartRefusedException {
  private static final long serialVersionUID = 1;

  DataDirectoryInUseException(Path directory, String holder) {
    super(
        "DATA_DIRECTORY_IN_USE",
        "the data directory "
            + directory
            + " is in use by "
            + holder
            + "; stop it first, or set"
            + " SUISHEN_DATA_DIRECTORY to another directory");
  }
}
