package dev.suishen.code.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.suishen.code.fixture.Await;
import dev.suishen.code.fixture.Caller;
import dev.suishen.code.fixture.WholeLog;
import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyRingFile;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What PostgreSQL has of a city at one moment, read past the service.
 *
 * @param bundles as a verifier takes them that missed none
 * @param planned kids of all keys that were ever planned
 */
record CityBooks(
    KeyRing ring,
    List<TrustBundle> bundles,
    List<String> planned,
    List<Decision> approvals,
    WholeLog log) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<KeyState, String> ENTRIES =
      Map.of(
          KeyState.PLANNED, "KEY_PLANNED",
          KeyState.ACTIVE, "KEY_ACTIVATED",
          KeyState.RETIRED, "KEY_RETIRED",
          KeyState.REVOKED, "KEY_REVOKED");

  /** A step that takes two administrators. */
  record Decision(long id, String kind, String subject, String state) {}

  /**
   * @param pinned the city's first roots
   */
  static CityBooks read(DataSource database, RootSet pinned) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new CityBooks(
          rows(connection, "SELECT ring FROM key_ring", CityBooks::ring).get(0),
          followed(
              pinned,
              rows(
                  connection,
                  "SELECT encoded FROM trust_bundle ORDER BY serial",
                  row -> row.getBytes(1))),
          rows(connection, "SELECT kid FROM planned_key", row -> row.getString(1)),
          rows(
              connection,
              "SELECT id, kind, subject, state FROM approval ORDER BY id",
              row ->
                  new Decision(
                      row.getLong(1), row.getString(2), row.getString(3), row.getString(4))),
          new WholeLog(
              rows(connection, "SELECT * FROM audit_entry ORDER BY number", CityBooks::entry),
              rows(
                      connection,
                      "SELECT number, hash FROM audit_head",
                      row -> new AuditHead(row.getLong(1), row.getString(2)))
                  .get(0)));
    }
  }

  private static <T> List<T> rows(Connection connection, String sql, Row<T> row)
      throws SQLException {
    List<T> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        all.add(row.read(found));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static KeyRing ring(ResultSet row) throws SQLException, IOException {
    return KeyRingFile.parse(row.getString(1));
  }

  private static AuditEntry entry(ResultSet row) throws SQLException, IOException {
    return new AuditEntry(
        row.getLong("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        JSON.readValue(row.getString("detail"), new TypeReference<TreeMap<String, String>>() {}),
        row.getString("previous"),
        row.getString("hash"));
  }

  private static List<TrustBundle> followed(RootSet pinned, List<byte[]> encoded) {
    TrustStore trust = TrustStore.pinned(pinned);
    List<TrustBundle> taken = new ArrayList<>();
    for (byte[] each : encoded) {
      try {
        taken.add(trust.takeBundle(each, Instant.EPOCH));
      } catch (BundleRefusedException e) {
        throw new AssertionError(e);
      }
    }
    return taken;
  }

  TrustBundle newest() {
    return bundles.get(bundles.size() - 1);
  }

  Optional<SigningKey> key(String kid) {
    return ring.keys().stream().filter(key -> SigningKey.name(key.kid()).equals(kid)).findFirst();
  }

  /** The last approval of that kind, of this serial or kid. */
  Optional<Decision> proposed(String kind, String subject) {
    return approvals.stream()
        .filter(each -> each.kind.equals(kind) && each.subject.equals(subject))
        .reduce((one, later) -> later);
  }

  /** Fails where ring, bundles, approvals and audit log do not tell the same story. */
  CityBooks requireAgreement() {
    log.requireWhole();
    assertEquals(done().sorted().toList(), told().sorted().toList());
    ring.keys().forEach(this::requirePublishedAsItSays);
    for (TrustBundle.SigningKey carried : newest().keys()) {
      assertTrue(ring.find(carried.key().kid()).isPresent(), "in the bundle and not in the ring");
    }
    approvals.stream().filter(each -> each.state.equals("APPROVED")).forEach(this::requireTaken);
    return this;
  }

  /** Waits until a service gives the newest bundle to whoever asks. */
  CityBooks requireServed(URI service) throws Exception {
    Caller gate = new Caller(service, "");
    Await.until(
        "bundle " + newest().serial(),
        () -> Arrays.equals(newest().encoded(), gate.get("/trust/bundle").body()));
    return this;
  }

  /** What the log tells of, an entry each. */
  private Stream<String> told() {
    return log.entries().stream().map(entry -> entry.action() + " " + entry.subject());
  }

  /** What must be told of, by everything but the log. */
  private Stream<String> done() {
    return Stream.of(
            bundles.stream().map(bundle -> "BUNDLE_PUBLISHED " + bundle.serial()),
            approvals.stream().map(each -> proposed(each.kind) + " " + each.subject),
            ring.keys().stream().flatMap(this::lived),
            planned.stream()
                .filter(kid -> key(kid).isEmpty())
                .flatMap(kid -> Stream.of("KEY_PLANNED " + kid, "KEY_FORGOTTEN " + kid)))
        .flatMap(each -> each);
  }

  private static String proposed(String kind) {
    return kind.equals("PUBLISH_BUNDLE") ? "BUNDLE_PROPOSED" : "REVOCATION_PROPOSED";
  }

  /** Whatever it was when the city began, nobody did. */
  private Stream<String> lived(SigningKey key) {
    KeyRing began = KeyRing.from(bundles.get(0));
    Map<KeyState, Instant> before = began.find(key.kid()).map(SigningKey::since).orElse(Map.of());
    return key.since().keySet().stream()
        .filter(state -> ENTRIES.containsKey(state) && !before.containsKey(state))
        .map(state -> ENTRIES.get(state) + " " + SigningKey.name(key.kid()));
  }

  private void requirePublishedAsItSays(SigningKey key) {
    List<Long> serials =
        bundles.stream()
            .filter(bundle -> carried(bundle, key).isPresent())
            .map(TrustBundle::serial)
            .toList();
    if (key.publishedIn().isEmpty()) {
      assertEquals(List.of(), serials, () -> key + " was never published");
      return;
    }
    assertEquals(key.publishedIn().getAsLong(), serials.get(0), key::toString);
    int told = carried(newest(), key).orElseThrow().state();
    assertTrue(told <= key.state().wireNumber(), () -> key + " is told to be " + told);
  }

  private static Optional<TrustBundle.SigningKey> carried(TrustBundle bundle, SigningKey key) {
    return bundle.keys().stream().filter(each -> each.key().equals(key.key())).findFirst();
  }

  private void requireTaken(Decision approved) {
    boolean taken =
        approved.kind.equals("PUBLISH_BUNDLE")
            ? bundles.stream().anyMatch(each -> approved.subject.equals("" + each.serial()))
            : key(approved.subject).orElseThrow().state() == KeyState.REVOKED;
    assertTrue(taken, approved::toString);
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException, IOException;
  }
}
