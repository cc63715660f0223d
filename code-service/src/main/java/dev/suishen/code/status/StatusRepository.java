package dev.suishen.code.status;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The tables {@code registration}, {@code registration_index} and {@code status_list}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StatusRepository extends GenericRepository<StatusEntry, Long> {
  @Query("INSERT INTO registration (citizen, kind) VALUES (:citizen, :kind) RETURNING id")
  long register(long citizen, int kind);

  @Query("SELECT nextval(CAST('status_sequence_' || :scene AS regclass))")
  long next(int scene);

  @Query(
      "INSERT INTO registration_index (scene, status_index, registration)"
          + " VALUES (:scene, :statusIndex, :registration)")
  void addIndex(int scene, long statusIndex, long registration);

  @Query("INSERT INTO status_list (scene, list) VALUES (:scene, :list) ON CONFLICT DO NOTHING")
  void addList(int scene, long list);

  @Query(
      "SELECT i.scene, i.status_index, i.status FROM registration_index i"
          + " JOIN registration r ON r.id = i.registration"
          + " WHERE r.citizen = :citizen AND r.kind = :kind")
  List<StatusEntry> findByCitizen(long citizen, int kind);

  @Query(
      "UPDATE registration_index SET status = :status"
          + " WHERE scene = :scene AND status_index = :statusIndex")
  void setStatus(int scene, long statusIndex, int status);

  @Query(
      "UPDATE status_list SET revision = revision + 1" + " WHERE scene = :scene AND list = :list")
  void raiseRevision(int scene, long list);
}
