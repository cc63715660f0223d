package dev.suishen.code.admin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApprovalRepository extends GenericRepository<ApprovalRow, Long> {
  @Query("SELECT nextval('approval_number')")
  long nextNumber();

  ApprovalRow save(ApprovalRow approval);

  /** Lets nobody else decide it until the transaction ends. */
  @Query("SELECT * FROM approval WHERE id = :id FOR UPDATE")
  Optional<ApprovalRow> lock(long id);

  /** The pending ones of that time or before, but for those that are just being decided. */
  @Query(
      "SELECT * FROM approval WHERE state = 'PENDING' AND proposed_at <= :until"
          + " ORDER BY id FOR UPDATE SKIP LOCKED")
  List<ApprovalRow> lockPendingSince(Instant until);

  @Query("SELECT * FROM approval ORDER BY id DESC LIMIT :limit")
  List<ApprovalRow> findNewest(int limit);

  @Query("SELECT * FROM approval WHERE state = :state ORDER BY id DESC LIMIT :limit")
  List<ApprovalRow> findNewest(ApprovalState state, int limit);

  ApprovalRow update(ApprovalRow approval);
}
