package dev.suishen.code.http;

import dev.suishen.keys.audit.AuditEntry;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Why it is to be done.
 *
 * @param reason goes into the audit log: 1 to 200 characters of one line, no control or format
 *     characters
 */
@Serdeable
record WhyRequest(@NotNull @Pattern(regexp = AuditEntry.TEXT) String reason) {}
