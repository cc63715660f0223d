package dev.suishen.code.admin;

import dev.suishen.keys.audit.AuditEntry;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An entry as it is kept. */
@MappedEntity("audit_entry")
record AuditRow(
    @Id long number,
    Instant at,
    String actor,
    String action,
    String subject,
    @TypeDef(type = DataType.JSON) Map<String, String> detail,
    String previous,
    String hash) {

  static AuditRow of(AuditEntry entry) {
    return new AuditRow(
        entry.number(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail(),
        entry.previous(),
        entry.hash());
  }

  AuditEntry entry() {
    return new AuditEntry(
        number, at, actor, action, subject, new TreeMap<>(detail), previous, hash);
  }
}
