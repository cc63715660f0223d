package dev.suishen.code.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.code.database.Writes;
import dev.suishen.code.fixture.RunningService;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.code.fixture.WithService;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditFault;
import dev.suishen.keys.audit.AuditFault.Kind;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain in PostgreSQL: what keeps it whole, and what shows that somebody broke it. */
@WithService
class AuditLogTest {
  private static final Map<String, String> DETAIL = Map.of("window", "70 天", "use", "CODES");

  private final AuditLog log;
  private final Writes writes;
  private final TransactionOperations<Connection> transactions;

  @SuppressWarnings("unchecked")
  AuditLogTest(RunningService running) {
    this.log = running.bean(AuditLog.class);
    this.writes = running.bean(Writes.class);
    this.transactions =
        running
            .service()
            .context()
            .getBean(Argument.of(TransactionOperations.class, Connection.class));
  }

  @Test
  void what_is_read_is_what_was_appended() {
    AuditEntry appended = writes.run(false, () -> append("reader"));
    assertEquals(DETAIL, appended.detail());
    assertEquals("KEY_PLANNED", appended.action());
    assertEquals(List.of(appended), log.after(appended.number() - 1, 1));
    assertEquals(List.of(appended), WholeLog.of(log).requireWhole().by("reader"));
  }

  @Test
  void outside_a_transaction_nothing_is_appended() {
    assertThrows(IllegalTransactionStateException.class, () -> append("nobody"));
    assertEquals(List.of(), WholeLog.of(log).by("nobody"));
  }

  @Test
  void what_is_undone_leaves_neither_entry_nor_gap() {
    AuditEntry undone = writes.run(true, () -> append("undone"));
    assertThrows(IllegalStateException.class, () -> writes.run(false, this::appendAndFail));
    AuditEntry kept = writes.run(false, () -> append("kept"));
    assertTrue(kept.number() >= undone.number());
    WholeLog whole = WholeLog.of(log).requireWhole();
    assertEquals(List.of(), whole.by("undone"));
    assertEquals(List.of(kept), whole.by("kept"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET actor = 'somebody else'",
        "UPDATE audit_entry SET actor = actor WHERE number < 0",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry"
      })
  void the_table_only_grows(String sql) {
    RuntimeException refused = assertThrows(RuntimeException.class, () -> tamper(sql));
    assertTrue(String.valueOf(refused.getMessage()).contains("audit_entry only grows"));
    WholeLog.of(log).requireWhole();
  }

  /** Each edit is by the owner of the table, of the third of five entries. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + interval '1 microsecond'",
        "actor = 'somebody else'",
        "action = 'KEY_RETIRED'",
        "subject = subject || '0'",
        "detail = '{}'",
        "detail = detail || '{\"more\": \"1\"}'",
        "previous = repeat('0', 64)",
        "hash = repeat('0', 64)"
      })
  void an_edited_row_is_found(String edit) {
    AuditFault fault = faultAfter("UPDATE audit_entry SET " + edit + " WHERE number = $3");
    assertEquals(Kind.EDITED, fault.kind(), edit);
  }

  @Test
  void a_removed_row_is_found() {
    assertEquals(Kind.MISSING, faultAfter("DELETE FROM audit_entry WHERE number = $3").kind());
    assertEquals(Kind.CUT_SHORT, faultAfter("DELETE FROM audit_entry WHERE number >= $5").kind());
    assertEquals(
        Kind.NOT_THE_FIRST, faultAfter("DELETE FROM audit_entry WHERE number < $3").kind());
    assertEquals(Kind.CUT_SHORT, faultAfter("DELETE FROM audit_entry").kind());
  }

  @Test
  void rows_that_changed_places_are_found() {
    AuditFault fault =
        faultAfter(
            "UPDATE audit_entry SET number = $2 + 1000 WHERE number = $2",
            "UPDATE audit_entry SET number = $2 WHERE number = $3",
            "UPDATE audit_entry SET number = $3 WHERE number = $2 + 1000");
    assertEquals(Kind.EDITED, fault.kind());
    assertEquals(
        Kind.MISSING,
        faultAfter("UPDATE audit_entry SET number = number + 1000 WHERE number = $3").kind());
  }

  @Test
  void a_head_that_was_set_back_stops_the_log() {
    assertThrows(
        RuntimeException.class,
        () ->
            writes.run(
                true,
                () -> {
                  append("before");
                  execute("UPDATE audit_head SET number = number - 1");
                  return append("after");
                }));
    WholeLog.of(log).requireWhole();
  }

  /** Appends five entries, does this as the owner of the table, verifies, and undoes all. */
  private AuditFault faultAfter(String... statements) {
    return writes.run(
        true,
        () -> {
          long first = append("victim").number();
          for (int i = 1; i < 5; i++) {
            append("victim");
          }
          assertEquals(Optional.empty(), WholeLog.of(log).fault());
          execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL");
          for (String statement : statements) {
            execute(numbered(statement, first));
          }
          return WholeLog.of(log).fault().orElseThrow();
        });
  }

  /** Its $1 to $5 are the numbers of the five entries. */
  private static String numbered(String statement, long first) {
    String numbered = statement;
    for (int i = 1; i <= 5; i++) {
      numbered = numbered.replace("$" + i, Long.toString(first + i - 1));
    }
    return numbered;
  }

  private int tamper(String sql) {
    return writes.run(
        true,
        () -> {
          append("victim");
          return execute(sql);
        });
  }

  private int execute(String sql) {
    try (Statement statement = transactions.getConnection().createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private AuditEntry append(String actor) {
    return log.append(actor, AuditAction.KEY_PLANNED, "f71010c3", DETAIL);
  }

  private AuditEntry appendAndFail() {
    append("undone");
    throw new IllegalStateException("after it was appended");
  }
}
