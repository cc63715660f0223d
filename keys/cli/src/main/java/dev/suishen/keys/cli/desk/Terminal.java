package dev.suishen.keys.cli.desk;

import java.util.Optional;

/** The person at the keyboard, if there is one. */
public interface Terminal {
  /**
   * @return the line typed; empty where nobody can be asked, or input has ended
   */
  Optional<String> ask(String question);

  /**
   * Asks without echo.
   *
   * @return what was typed, the caller's to clear; empty as above
   */
  Optional<char[]> askSecretly(String question);
}
