package dev.suishen.code.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The signed status lists, and what they are made from. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenRepository extends GenericRepository<TokenRow, Instant> {
  @Query(
      "SELECT * FROM status_list_token WHERE scene = :scene AND list = :list"
          + " ORDER BY issued_at DESC LIMIT 1")
  Optional<TokenRow> findNewest(int scene, int list);

  @Query("SELECT revision FROM status_list WHERE scene = :scene AND list = :list")
  Optional<Long> findRevision(int scene, int list);

  /** The same, and lets no other instance sign the list until the transaction ends. */
  @Query("SELECT revision FROM status_list WHERE scene = :scene AND list = :list FOR UPDATE")
  Optional<Long> lockRevision(int scene, int list);

  @Query(
      "SELECT scene, status_index, status FROM registration_index"
          + " WHERE scene = :scene AND status_index BETWEEN :first AND :last AND status <> 0")
  List<StatusEntry> findNotValid(int scene, long first, long last);

  TokenRow save(TokenRow token);

  @Query(
      "DELETE FROM status_list_token"
          + " WHERE scene = :scene AND list = :list AND issued_at < :before")
  void deleteOlder(int scene, int list, Instant before);
}
