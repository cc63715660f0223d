package dev.suishen.code.citizen;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CitizenRepository extends GenericRepository<Citizen, Long> {
  @Query("SELECT nextval('citizen_number')")
  long nextNumber();

  Citizen save(Citizen citizen);

  Optional<Citizen> findByAccount(String account);

  boolean existsByIdentityIndex(byte[] identityIndex);

  @Query("UPDATE citizen SET suspension_reason = :reason WHERE number = :number")
  void setSuspensionReason(long number, @Nullable String reason);
}
