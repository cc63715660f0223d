package dev.suishen.code.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of our own: on the loopback address, behind a password, every commit on disk. */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path data;
  private final Path binaries;
  private final String password;
  private final int port = FreePort.find();
  private @Nullable EmbeddedPostgres server;

  /**
   * @param password of letters, digits, {@code -} and {@code _}
   */
  PostgresServer(Path directory, String password) {
    this.data = directory.resolve("data");
    this.binaries = directory.resolve("bin");
    this.password = password;
  }

  /** Starts it unless it runs; after {@link #close} again, on the same port. */
  public void start() {
    if (server != null) {
      return;
    }
    Orphan.of(data.resolve("postmaster.pid"), binaries).ifPresent(Orphan::stop);
    try {
      EmbeddedPostgres started = builder().start();
      server = started;
      askForPassword(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres.Builder builder() {
    // The library is made for tests, so it turns fsync and synchronous_commit off.
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setPort(port)
        .setPGStartupWait(START)
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("password_encryption", "scram-sha-256");
  }

  /** A new directory trusts whoever connects; from the first start on it asks for the password. */
  private void askForPassword(EmbeddedPostgres started) throws IOException, SQLException {
    try (Connection connection = started.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() {
    EmbeddedPostgres running = server;
    if (running == null) {
      return;
    }
    server = null;
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
