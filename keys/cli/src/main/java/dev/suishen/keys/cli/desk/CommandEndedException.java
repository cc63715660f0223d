package dev.suishen.keys.cli.desk;

/** A command ends before it has done what was asked; the message is for people. */
public final class CommandEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;

  public CommandEndedException(Exit exit, String message) {
    super(message);
    this.exit = exit;
  }

  public Exit exit() {
    return exit;
  }
}
