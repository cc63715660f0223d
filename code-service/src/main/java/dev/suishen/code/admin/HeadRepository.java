package dev.suishen.code.admin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface HeadRepository extends GenericRepository<HeadRow, Long> {
  @Query("SELECT number, hash FROM audit_head")
  HeadRow find();

  /** The same, and lets nobody else append until the transaction ends. */
  @Query("SELECT number, hash FROM audit_head FOR UPDATE")
  HeadRow lock();

  @Query("UPDATE audit_head SET number = :number, hash = :hash")
  void move(long number, String hash);
}
