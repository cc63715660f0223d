package dev.suishen.code.rotation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PlannedKeys extends GenericRepository<PlannedKey, String> {
  /** A key that was forgotten may leave its kid to another. */
  @Query(
      "INSERT INTO planned_key (kid, planned_by) VALUES (:kid, :plannedBy)"
          + " ON CONFLICT (kid) DO UPDATE SET planned_by = excluded.planned_by")
  void put(String kid, String plannedBy);

  List<PlannedKey> findAll();
}
