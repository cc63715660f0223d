package dev.suishen.keys.cli.desk;

import picocli.CommandLine.Option;

/** Asks before what cannot be undone. */
public final class Confirmation {
  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  private final Desk desk;

  public Confirmation(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param what would happen, a sentence
   * @param word that has to be typed
   * @throws CommandEndedException where another one is typed, or nobody can be asked
   */
  public void require(String what, String word) throws CommandEndedException {
    require(what, word, word);
  }

  /**
   * @param called what the person is told to type
   */
  void require(String what, String called, String word) throws CommandEndedException {
    if (yes) {
      return;
    }
    String typed =
        desk.terminal()
            .ask(what + " Type " + called + " to go on: ")
            .orElseThrow(
                () ->
                    new CommandEndedException(
                        Exit.WRONG_USE, "There is no terminal to ask on: confirm with --yes."));
    if (!typed.strip().equals(word)) {
      throw new CommandEndedException(Exit.REFUSED, "Not confirmed: nothing was done.");
    }
  }
}
