package dev.suishen.code.trust;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BundleRepository extends GenericRepository<BundleRow, Long> {
  BundleRow save(BundleRow bundle);

  Optional<BundleRow> findBySerial(long serial);

  /** The newest first. */
  @Query("SELECT * FROM trust_bundle ORDER BY serial DESC LIMIT :limit")
  List<BundleRow> findNewest(int limit);

  /** Where the roots changed, between two serials, in order. */
  @Query(
      "SELECT * FROM trust_bundle"
          + " WHERE changes_roots AND serial > :after AND serial < :before ORDER BY serial")
  List<BundleRow> findRootChanges(long after, long before);
}
