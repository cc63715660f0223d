package dev.suishen.code.trust;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BundleRepository extends GenericRepository<BundleRow, Long> {
  @Query(
      "INSERT INTO trust_bundle (serial, encoded) VALUES (:serial, :encoded)"
          + " ON CONFLICT DO NOTHING")
  int keep(long serial, byte[] encoded);

  Optional<BundleRow> findBySerial(long serial);
}
