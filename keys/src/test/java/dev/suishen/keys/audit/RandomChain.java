package dev.suishen.keys.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Chains of what administrators might have done; the same seed gives the same chain. */
final class RandomChain {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final String LETTERS = "abcXYZ019 _-.\"\\/<>é天🀄";

  private final Random random;

  RandomChain(long seed) {
    this.random = new Random(seed);
  }

  List<AuditEntry> entries(int size) {
    List<AuditEntry> entries = new ArrayList<>();
    AuditHead head = AuditHead.START;
    for (int i = 0; i < size; i++) {
      AuditEntry entry = after(head);
      entries.add(entry);
      head = entry.head();
    }
    return entries;
  }

  /** An entry that might follow. */
  AuditEntry after(AuditHead head) {
    TreeMap<String, String> detail = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      detail.put(text(), text());
    }
    Instant at = START.plusNanos(1000 * random.nextLong(1L << 40));
    return head.next(at, text(), text(), text(), detail);
  }

  private String text() {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
