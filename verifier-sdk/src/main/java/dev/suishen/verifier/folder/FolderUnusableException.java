package dev.suishen.verifier.folder;

import java.nio.file.Path;

/** A folder cannot be opened at all. Whatever is wrong inside one is a {@link FolderTrouble}. */
public final class FolderUnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Never null. */
  private final Cause cause;

  /** Never null. */
  private final String folder;

  /**
   * For whatever keeps something in a folder of its own.
   *
   * @param cause stable
   * @param folder as it was given
   * @param message for people
   */
  public FolderUnusableException(Cause cause, Path folder, String message) {
    super(cause + ": " + folder + " " + message);
    this.cause = cause;
    this.folder = folder.toString();
  }

  /** {@return why, by its stable name} */
  public Cause reason() {
    return cause;
  }

  /** {@return the folder, as it was given} */
  public String folder() {
    return folder;
  }

  /** Stable names. */
  public enum Cause {
    /** Another process has it open, or this one has it open already. */
    FOLDER_IN_USE,
    /** It is no folder, or can neither be read nor made. */
    FOLDER_UNREADABLE
  }
}
