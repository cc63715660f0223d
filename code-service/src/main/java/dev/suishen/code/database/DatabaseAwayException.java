package dev.suishen.code.database;

/** PostgreSQL cannot be reached just now. */
public final class DatabaseAwayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseAwayException() {
    super("PostgreSQL is away", null, false, false);
  }
}
