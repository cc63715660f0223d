package dev.suishen.code.admin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRow, Long> {
  @Query("SELECT * FROM audit_entry WHERE number > :after ORDER BY number LIMIT :limit")
  List<AuditRow> findAfter(long after, int limit);

  AuditRow save(AuditRow entry);
}
