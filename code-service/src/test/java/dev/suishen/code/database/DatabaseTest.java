package dev.suishen.code.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which troubles mean that PostgreSQL is away: some come by chance alone when it is stopped. */
class DatabaseTest {
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void it_is_away_when_the_connection_breaks_and_back_when_a_call_succeeds() {
    List<Exception> troubles =
        List.of(
            new SQLTransientConnectionException("no connection in time"),
            new SQLException("broken", "08006"),
            new SQLException("shutting down", "57P01"),
            new ConnectionException("Connection is closed", new SQLException("closed")));
    for (Exception trouble : troubles) {
      Database database = database();
      assertInstanceOf(
          DatabaseAwayException.class, failure(database, new RuntimeException(trouble)));
      assertEquals("answer", database.call(() -> "answer").join());
    }
  }

  @Test
  void a_fault_of_the_statement_stays_what_it_is() {
    RuntimeException twice = new RuntimeException(new SQLException("twice", "23505"));
    assertEquals(twice, failure(database(), twice));
  }

  private static @Nullable Throwable failure(Database database, RuntimeException trouble) {
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () ->
                database
                    .call(
                        () -> {
                          throw trouble;
                        })
                    .join());
    return failed.getCause();
  }

  @SuppressWarnings("unchecked")
  private Database database() {
    return new Database(mock(ConnectionOperations.class), threads);
  }
}
