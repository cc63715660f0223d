package dev.suishen.code.trust;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RingRepository extends GenericRepository<RingRow, Boolean> {
  @Query("SELECT * FROM key_ring")
  RingRow find();

  /** The same, and lets nobody else change ring or bundles until the transaction ends. */
  @Query("SELECT * FROM key_ring FOR UPDATE")
  RingRow lock();

  @Query("UPDATE key_ring SET version = version + 1, ring = :ring")
  void put(String ring);
}
