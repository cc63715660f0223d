package dev.suishen.code.proof;

import static dev.suishen.code.fixture.Caller.json;

import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.ForkedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A service in a process of its own that is killed again and again. Another one starts behind it
 * each time: it sees one kill from without, and goes on until the next one, which is its own.
 */
final class StruckService implements AutoCloseable {
  private final LiveCity city;
  private ForkedService running;
  private CompletableFuture<ForkedService> another;
  private int started;

  StruckService(LiveCity city) {
    this.city = city;
    this.running = startAnother().join();
    this.another = startAnother();
  }

  private CompletableFuture<ForkedService> startAnother() {
    started++;
    Map<String, Object> settings = city.servers().settings(LiveCity.NAME);
    String url = settings.get("datasources.default.url") + "?ApplicationName=" + name(started);
    settings.put("datasources.default.url", url);
    settings.put("suishen.rotation.lead-time", "0s");
    settings.put("suishen.trust.poll", "500ms");
    settings.put("suishen.live.codes-per-minute", 10_000);
    return CompletableFuture.supplyAsync(() -> fork(settings));
  }

  private static ForkedService fork(Map<String, Object> settings) {
    try {
      return ForkedService.start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(int number) {
    return "service" + number;
  }

  URI url() {
    return running.url();
  }

  /** As {@code kill -9}; {@link #takeAnother} comes after it. */
  void kill() throws InterruptedException {
    running.kill();
  }

  /** Once PostgreSQL has ended what the killed one had under way. */
  void takeAnother() throws Exception {
    Await.until("its transactions have ended", () -> connections("%") == 0);
    running = another.join();
    another = startAnother();
  }

  /** PostgreSQL and all its processes; {@link #startPostgresAgain} comes after it. */
  void killPostgres() throws IOException {
    another.join(); // one that starts just then is refused
    city.servers().killPostgres();
  }

  void startPostgresAgain() throws Exception {
    city.servers().startPostgresAgain();
    Caller nobody = new Caller(url(), "");
    Await.until(
        "it is found again",
        () -> json(nobody.get("/health")).get("postgresql").asText().equals("UP"));
  }

  /**
   * Lets nobody append to the audit log.
   *
   * @return held until it is closed
   */
  Connection holdAuditLog() throws SQLException {
    Connection holder = city.servers().database(LiveCity.NAME).getConnection();
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("SELECT * FROM audit_head FOR UPDATE");
    }
    return holder;
  }

  void awaitLock() throws Exception {
    Await.until("it waits for a lock", () -> connections("Lock") > 0);
  }

  /**
   * How many it has to the database.
   *
   * @param waitingFor the kind of what they wait for, as of LIKE
   */
  private int connections(String waitingFor) throws SQLException {
    try (Connection connection = city.servers().database(LiveCity.NAME).getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE application_name = ? AND coalesce(wait_event_type, '') LIKE ?")) {
      count.setString(1, name(started - 1));
      count.setString(2, waitingFor);
      try (ResultSet found = count.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }

  @Override
  public void close() throws Exception {
    running.kill();
    another.join().kill();
  }
}
