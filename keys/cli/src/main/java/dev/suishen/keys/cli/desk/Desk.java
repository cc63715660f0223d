package dev.suishen.keys.cli.desk;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command sits.
 *
 * @param folder that relative paths start from
 * @param version of this program, with its name
 */
public record Desk(
    Path folder,
    Map<String, String> variables,
    Terminal terminal,
    Clock clock,
    SecureRandom random,
    String version) {
  private static final int USUAL_COLUMNS = 80;

  /** Columns of the terminal, by the variable COLUMNS; 20 at least. */
  public int columns() {
    String columns = variables.getOrDefault("COLUMNS", "");
    return columns.matches("\\d{1,4}") ? Math.max(20, Integer.parseInt(columns)) : USUAL_COLUMNS;
  }

  /** Without the variables, which may hold secrets. */
  @Override
  public String toString() {
    return version + " in " + folder;
  }
}
