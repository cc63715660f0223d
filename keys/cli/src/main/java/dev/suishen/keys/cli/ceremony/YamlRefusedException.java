package dev.suishen.keys.cli.ceremony;

/** A YAML file is not what it should be. */
final class YamlRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line from 1
   */
  YamlRefusedException(int line, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
  }

  int line() {
    return line;
  }
}
