package dev.suishen.keys.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntryTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00.000001Z");

  private final AuditEntry entry =
      AuditHead.START.next(
          AT,
          "admin",
          "KEY_PLANNED",
          "f71010c3",
          Map.of("use", "CODES", "window", "70 天", "a", "é𝄞"));

  /** The hash was computed with Python's hashlib, of CBOR that was written there by hand. */
  @Test
  void the_hash_is_that_of_the_deterministic_array() {
    assertEquals("0199677879c03372a0ff74be58bbe7fbbcd9fd63a0c179d3b097369f397272d6", entry.hash());
  }

  @Test
  void each_change_of_each_component_is_seen() {
    assertTrue(entry.isIntact());
    List<AuditEntry> changed = new ArrayList<>();
    for (long number : new long[] {0, 2, -1, Long.MAX_VALUE}) {
      changed.add(with(number, entry.at(), entry.detail()));
    }
    for (long nanos : new long[] {-1000, -1, 1, 1000, 1_000_000_000}) {
      changed.add(with(1, AT.plusNanos(nanos), entry.detail()));
    }
    for (String actor : changesOf(entry.actor())) {
      changed.add(texts(actor, entry.action(), entry.subject(), entry.previous(), entry.hash()));
    }
    for (String action : changesOf(entry.action())) {
      changed.add(texts(entry.actor(), action, entry.subject(), entry.previous(), entry.hash()));
    }
    for (String subject : changesOf(entry.subject())) {
      changed.add(texts(entry.actor(), entry.action(), subject, entry.previous(), entry.hash()));
    }
    for (String previous : changesOf(entry.previous())) {
      changed.add(texts(entry.actor(), entry.action(), entry.subject(), previous, entry.hash()));
    }
    for (String hash : changesOf(entry.hash())) {
      changed.add(texts(entry.actor(), entry.action(), entry.subject(), entry.previous(), hash));
    }
    changed.addAll(changesOfDetail());
    assertEquals(List.of(), changed.stream().filter(AuditEntry::isIntact).toList());
  }

  @Test
  void what_stands_in_one_place_does_not_pass_for_another() {
    AuditEntry one = AuditHead.START.next(AT, "ab", "c", "d", Map.of("e", "f"));
    assertFalse(
        one.hash().equals(AuditHead.START.next(AT, "a", "bc", "d", Map.of("e", "f")).hash()));
    assertFalse(
        one.hash().equals(AuditHead.START.next(AT, "ab", "c", "d", Map.of("f", "e")).hash()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "\u0000", "\u202e", "\ud800", "\udc00a", "\u2028", "\u007f"})
  void control_and_format_characters_are_refused(String text) {
    assertRefused(text, "b", "c", Map.of());
    assertRefused("a", text, "c", Map.of());
    assertRefused("a", "b", text, Map.of());
    assertRefused("a", "b", "c", Map.of(text, "d"));
    assertRefused("a", "b", "c", Map.of("d", text));
  }

  @Test
  void texts_have_200_characters_at_most_and_details_are_16() {
    String longest = "𝄞".repeat(200);
    assertEquals(longest, AuditHead.START.next(AT, longest, "b", "c", Map.of()).actor());
    assertRefused(longest + "a", "b", "c", Map.of());
    Map<String, String> most = new TreeMap<>();
    for (int i = 0; i < 16; i++) {
      most.put("name " + i, longest);
    }
    assertEquals(most, AuditHead.START.next(AT, "a", "b", "c", most).detail());
    most.put("one more", "a");
    assertRefused("a", "b", "c", most);
  }

  @Test
  void an_instant_is_cut_to_what_a_database_keeps() {
    assertEquals(AT, AuditHead.START.next(AT.plusNanos(999), "a", "b", "c", Map.of()).at());
  }

  private static void assertRefused(
      String actor, String action, String subject, Map<String, String> detail) {
    assertThrows(
        IllegalArgumentException.class,
        () -> AuditHead.START.next(AT, actor, action, subject, detail));
  }

  private List<AuditEntry> changesOfDetail() {
    List<AuditEntry> changed = new ArrayList<>();
    entry
        .detail()
        .forEach(
            (name, value) -> {
              changed.add(detail(all -> without(all, name)));
              for (String other : changesOf(value)) {
                changed.add(detail(all -> and(all, name, other)));
              }
              for (String other : changesOf(name)) {
                changed.add(detail(all -> and(without(all, name), other, value)));
              }
            });
    changed.add(detail(all -> and(all, "more", "")));
    return changed;
  }

  /** Each character another one, or gone; and one more at the end. */
  private static List<String> changesOf(String text) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char other = (char) (text.charAt(i) ^ 1);
      changes.add(text.substring(0, i) + other + text.substring(i + 1));
      changes.add(text.substring(0, i) + text.substring(i + 1));
    }
    changes.add(text + "0");
    return changes;
  }

  private AuditEntry detail(UnaryOperator<SortedMap<String, String>> change) {
    return with(1, AT, change.apply(new TreeMap<>(entry.detail())));
  }

  private static SortedMap<String, String> and(
      SortedMap<String, String> detail, String name, String value) {
    detail.put(name, value);
    return detail;
  }

  private static SortedMap<String, String> without(SortedMap<String, String> detail, String name) {
    detail.remove(name);
    return detail;
  }

  private AuditEntry with(long number, Instant at, SortedMap<String, String> detail) {
    return new AuditEntry(
        number,
        at,
        entry.actor(),
        entry.action(),
        entry.subject(),
        detail,
        entry.previous(),
        entry.hash());
  }

  private AuditEntry texts(
      String actor, String action, String subject, String previous, String hash) {
    return new AuditEntry(1, AT, actor, action, subject, entry.detail(), previous, hash);
  }
}
