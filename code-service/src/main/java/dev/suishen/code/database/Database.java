package dev.suishen.code.database;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.exceptions.ConnectionException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what asks PostgreSQL on the threads that its connections are for. While PostgreSQL is away
 * one call a second tries it and all others fail at once, so that no queue builds up.
 */
@Singleton
public final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private static final int PING_SECONDS = 1;

  private final ConnectionOperations<Connection> connections;
  private final ExecutorService threads;
  private volatile boolean away;
  private volatile long nextTry = System.nanoTime();

  public Database(
      ConnectionOperations<Connection> connections, @Named("jdbc") ExecutorService threads) {
    this.connections = connections;
    this.threads = threads;
  }

  /**
   * @return completes with {@link DatabaseAwayException} where PostgreSQL cannot be reached
   */
  public <T> CompletableFuture<T> call(Supplier<T> work) {
    if (away && !mayTry()) {
      return CompletableFuture.failedFuture(new DatabaseAwayException());
    }
    try {
      return CompletableFuture.supplyAsync(() -> attempt(work), threads);
    } catch (RejectedExecutionException serviceStops) {
      return CompletableFuture.failedFuture(new DatabaseAwayException());
    }
  }

  /** Completes with whether PostgreSQL answers. */
  public CompletableFuture<Boolean> isReachable() {
    return call(() -> connections.executeRead(status -> isValid(status.getConnection())))
        .exceptionally(away -> false);
  }

  private static boolean isValid(Connection connection) {
    try {
      return connection.isValid(PING_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  private synchronized boolean mayTry() {
    long now = System.nanoTime();
    if (now - nextTry < 0) {
      return false;
    }
    nextTry = now + PAUSE;
    return true;
  }

  private <T> T attempt(Supplier<T> work) {
    try {
      T result = work.get();
      if (away) {
        LOG.info("PostgreSQL is back");
        away = false;
      }
      return result;
    } catch (RuntimeException e) {
      if (!isConnectionTrouble(e)) {
        throw e;
      }
      if (!away) {
        LOG.warn("PostgreSQL is away");
        away = true;
      }
      throw new DatabaseAwayException();
    }
  }

  private static boolean isConnectionTrouble(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException
          || cause instanceof SQLTransientConnectionException
          || cause instanceof SQLException e && isConnectionState(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Class 08, connection exception; 57P0x, the server shuts down or is not up yet. */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
