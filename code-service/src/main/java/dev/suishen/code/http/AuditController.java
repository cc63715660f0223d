package dev.suishen.code.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.code.admin.AuditLog;
import dev.suishen.code.config.Role;
import dev.suishen.code.database.Database;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code GET /api/v1/admin/audit}: what was done to the keys. */
@Controller("/api/v1/admin/audit")
@Secured(Role.ADMIN)
@SerdeImport(AuditHead.class)
@SerdeImport(AuditLine.class)
class AuditController {
  private static final int MOST_ENTRIES = 1000;

  private final AuditLog log;
  private final Database database;

  AuditController(AuditLog log, Database database) {
    this.log = log;
    this.database = database;
  }

  /**
   * Entries in order, and where the log ends.
   *
   * @param after number of the last entry that is known
   * @param limit of entries, 1 to 1000
   */
  @Get
  CompletionStage<Page> page(
      @QueryValue(defaultValue = "0") @Min(0) long after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(MOST_ENTRIES) int limit) {
    return database.call(() -> read(after, limit));
  }

  /** The head last: it is none of a time before the entries. */
  private Page read(long after, int limit) {
    List<AuditLine> entries = log.after(after, limit).stream().map(AuditLine::of).toList();
    return new Page(entries, log.head());
  }

  /** A part of the audit log. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Page(List<AuditLine> entries, AuditHead head) {}
}
