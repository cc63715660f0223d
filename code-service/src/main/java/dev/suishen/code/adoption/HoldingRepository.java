package dev.suishen.code.adoption;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code verifier_holding}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HoldingRepository extends GenericRepository<HoldingCount, String> {

  /**
   * Of an operator that is not known, or has {@code most} verifiers already, nothing new is kept.
   *
   * @param writtenBefore the same serial is written again where the row is older
   * @return 1 where something was written, else 0
   */
  @Query(
      "INSERT INTO verifier_holding (operator, verifier, serial, seen_at)"
          + " SELECT account, :verifier, :serial, CAST(:seenAt AS timestamptz)"
          + " FROM operator WHERE account = :operator"
          + " AND (EXISTS (SELECT 1 FROM verifier_holding"
          + " WHERE operator = :operator AND verifier = :verifier)"
          + " OR (SELECT count(*) FROM verifier_holding WHERE operator = :operator) < :most)"
          + " ON CONFLICT (operator, verifier) DO UPDATE"
          + " SET serial = excluded.serial, seen_at = excluded.seen_at"
          + " WHERE verifier_holding.seen_at < excluded.seen_at"
          + " AND (verifier_holding.serial <> excluded.serial"
          + " OR verifier_holding.seen_at <= :writtenBefore)")
  int keep(
      String operator,
      String verifier,
      long serial,
      Instant seenAt,
      Instant writtenBefore,
      int most);

  /** What is held, counted; whoever was heard of at {@code since} or later counts as heard. */
  @Query(
      "SELECT operator, serial, count(*) AS verifiers,"
          + " count(*) FILTER (WHERE seen_at >= :since) AS heard, max(seen_at) AS last_seen"
          + " FROM verifier_holding GROUP BY operator, serial")
  List<HoldingCount> count(Instant since);

  @Query("DELETE FROM verifier_holding WHERE seen_at < :moment")
  int forgetBefore(Instant moment);
}
