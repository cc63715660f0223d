package dev.suishen.code.admin;

import dev.suishen.keys.audit.AuditHead;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The one row that is locked while an entry is appended. */
@MappedEntity("audit_head")
record HeadRow(@Id long number, String hash) {
  AuditHead head() {
    return new AuditHead(number, hash);
  }
}
