package dev.suishen.keys.ceremony;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a passphrase or PIN comes from, never the secret itself: {@code file:PATH} (its first
 * line), {@code env:VARIABLE}, or {@code ask}, on the terminal.
 */
public sealed interface SecretSource {
  /**
   * @param folder that a relative path starts from
   * @throws IllegalArgumentException if it is none of the three
   */
  static SecretSource parse(String text, Path folder) {
    if (text.equals("ask")) {
      return new Asked();
    }
    if (text.startsWith("file:") && text.length() > 5) {
      return new OfFile(folder.resolve(text.substring(5)).normalize());
    }
    if (text.startsWith("env:") && OfVariable.NAME.matcher(text.substring(4)).matches()) {
      return new OfVariable(text.substring(4));
    }
    // The text may be the secret itself, by mistake.
    throw new IllegalArgumentException("want file:PATH, env:VARIABLE or ask");
  }

  /** The first line of a file. */
  record OfFile(Path file) implements SecretSource {
    @Override
    public String toString() {
      return "file:" + file;
    }
  }

  /** A variable of the environment. */
  record OfVariable(String name) implements SecretSource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public String toString() {
      return "env:" + name;
    }
  }

  /** Whoever sits at the terminal. */
  record Asked() implements SecretSource {
    @Override
    public String toString() {
      return "ask";
    }
  }
}
