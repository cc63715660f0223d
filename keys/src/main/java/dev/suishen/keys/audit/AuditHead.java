package dev.suishen.keys.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last entry of a chain: what to keep elsewhere, so that the chain can be checked against it.
 *
 * @param number 0 for a chain without entries
 * @param hash 32 bytes in hexadecimal; zeros for a chain without entries
 */
public record AuditHead(long number, String hash) {
  /** Of the chain without entries, which every chain goes on from. */
  public static final AuditHead START = new AuditHead(0, "0".repeat(64));

  /**
   * The entry that follows.
   *
   * @param at cut to microseconds, as PostgreSQL keeps them
   * @param detail at most 16; names and values are {@link AuditEntry#TEXT}, as are the other texts
   * @throws IllegalArgumentException if a text is empty, too long or has control or format
   *     characters
   */
  public AuditEntry next(
      Instant at, String actor, String action, String subject, Map<String, String> detail) {
    AuditEntry unsealed =
        new AuditEntry(
            number + 1,
            at.truncatedTo(ChronoUnit.MICROS),
            actor,
            action,
            subject,
            new TreeMap<>(detail),
            hash,
            "");
    return unsealed.requireFit().sealed();
  }
}
