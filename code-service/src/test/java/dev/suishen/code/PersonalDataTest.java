package dev.suishen.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.suishen.code.citizen.EnrolCitizen;
import dev.suishen.code.citizen.NewCitizen;
import dev.suishen.code.citizen.SuspendCitizen;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.TestIdentity;
import dev.suishen.code.fixture.WithService;
import dev.suishen.code.redis.Redis;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a person is known by appears in no log, in no table and in no cache in clear. */
@WithService
class PersonalDataTest {
  private static final String ACCOUNT = "account-that-is-private";
  private static final String IDENTITY = "99999919900101999";
  private static final String NAME = "名字很特别";

  private final RunningService running;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.suishen");

  PersonalDataTest(RunningService running) {
    this.running = running;
  }

  @BeforeEach
  void listen() {
    running
        .bean(EnrolCitizen.class)
        .enrol(new NewCitizen(ACCOUNT, TestIdentity.number(999), NAME, Set.of(), Set.of()));
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    ours.setLevel(Level.INFO);
  }

  @Test
  void logs_name_nobody() {
    Caller citizen = running.citizen(ACCOUNT);
    String text = citizen.code();
    citizen.get("/api/v1/me");
    citizen.get("/" + IDENTITY);
    citizen.post("/api/v1/codes", "{\"scenes\":[\"" + IDENTITY + "\"]}");
    citizen.post("/api/v1/codes", "{\"" + IDENTITY + "\":\"" + NAME + "\"");
    new Caller(running.url(), citizen.token() + "x").post("/api/v1/codes", "{}");
    running.bean(SuspendCitizen.class).suspend(ACCOUNT, "reason-" + NAME);
    citizen.post("/api/v1/codes", "{}");
    running.bean(SuspendCitizen.class).reinstate(ACCOUNT);
    ours.error("the list is listened to");
    List<String> lines = List.copyOf(log.list).stream().map(Object::toString).toList();
    assertTrue(lines.stream().anyMatch(line -> line.contains("the list is listened to")));
    for (String secret : List.of(ACCOUNT, IDENTITY, NAME, text, citizen.token())) {
      assertEquals(List.of(), lines.stream().filter(line -> line.contains(secret)).toList());
    }
  }

  @Test
  void the_table_holds_identity_number_and_name_sealed() {
    DataSource connections = DelegatingDataSource.unwrapDataSource(running.bean(DataSource.class));
    for (byte[] column : row(connections)) {
      String text = new String(column, StandardCharsets.UTF_8);
      assertFalse(text.contains(IDENTITY));
      assertFalse(text.contains(NAME));
    }
  }

  @Test
  void the_cache_holds_snapshots_sealed() {
    running.citizen(ACCOUNT).code();
    byte[] value =
        running
            .bean(Redis.class)
            .call(commands -> commands.get("snapshot:" + ACCOUNT))
            .toCompletableFuture()
            .join();
    String text = new String(value, StandardCharsets.UTF_8);
    assertFalse(text.contains("maskedName"));
    assertFalse(text.contains("1990"));
  }

  private static List<byte[]> row(DataSource connections) {
    String sql = "SELECT identity_number, name, identity_index FROM citizen WHERE account = ?";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, ACCOUNT);
      ResultSet rows = statement.executeQuery();
      assertTrue(rows.next());
      return List.of(rows.getBytes(1), rows.getBytes(2), rows.getBytes(3));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
