package dev.suishen.keys.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.suishen.keys.json.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry as JSON: a line of an export (JSON Lines), an element of what the service tells.
 *
 * <pre>{@code
 * {"number":1,"at":"2026-11-22T09:00:00Z","actor":"admin","action":"KEY_PLANNED",
 *  "subject":"f71010c3","detail":{"use":"CODES"},"previous":"<hex>","hash":"<hex>"}
 * }</pre>
 *
 * @param at ISO-8601 in UTC
 * @param detail is there where it is empty, too
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditLine(
    long number,
    String at,
    String actor,
    String action,
    String subject,
    Map<String, String> detail,
    String previous,
    String hash) {
  /** Over any line that {@link #write} makes. */
  static final int MOST_CHARACTERS = 1 << 14;

  public static AuditLine of(AuditEntry entry) {
    return new AuditLine(
        entry.number(),
        entry.at().toString(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail(),
        entry.previous(),
        entry.hash());
  }

  /**
   * Reads a line, which must be the very one that {@link #write} makes: two texts never mean the
   * same entry.
   *
   * @throws IOException if it is not, saying why
   */
  public static AuditEntry parse(String line) throws IOException {
    AuditEntry entry =
        StrictJson.read(line, AuditLine.class, AuditLine::entry, "audit entry", MOST_CHARACTERS);
    if (!of(entry).write().equals(line)) {
      throw new IOException("not an audit entry: written in another way than an export is");
    }
    return entry;
  }

  /**
   * @throws IllegalArgumentException if a text is empty, too long or has control or format
   *     characters
   * @throws java.time.DateTimeException if {@code at} is no instant
   */
  public AuditEntry entry() {
    AuditEntry entry =
        new AuditEntry(
            number,
            Instant.parse(at),
            actor,
            action,
            subject,
            new TreeMap<>(detail),
            previous,
            hash);
    return entry.requireFit();
  }

  /** Without the line's end. */
  public String write() {
    return StrictJson.writeLine(this);
  }
}
