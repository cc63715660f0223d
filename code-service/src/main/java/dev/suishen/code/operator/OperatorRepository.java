package dev.suishen.code.operator;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OperatorRepository extends GenericRepository<OperatorRow, String> {
  Optional<OperatorRow> findByAccount(String account);

  @Query("INSERT INTO operator (account, scenes) VALUES (:account, :scenes) ON CONFLICT DO NOTHING")
  void add(String account, int scenes);
}
