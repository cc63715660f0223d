package dev.suishen.keys.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditExportTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

  private final List<AuditEntry> chain = new RandomChain(31).entries(2);
  private final AuditHead head = chain.get(1).head();
  private final String line = AuditLine.of(chain.get(0)).write();

  @Test
  void what_is_written_is_read() throws Exception {
    assertEquals(chain, read(new StringReader(export(chain))));
    assertEquals(List.of(), read(new StringReader("")));
  }

  @Test
  void a_line_reads_as_the_documentation_says() {
    AuditEntry entry =
        AuditHead.START.next(AT, "admin", "KEY_PLANNED", "f7", Map.of("b", "1", "a", "2"));
    assertEquals(
        "{\"number\":1,\"at\":\"2026-11-22T09:00:00Z\",\"actor\":\"admin\",\"action\":\"KEY_PLANNED\","
            + "\"subject\":\"f7\",\"detail\":{\"a\":\"2\",\"b\":\"1\"},\"previous\":\""
            + "0".repeat(64)
            + "\",\"hash\":\""
            + entry.hash()
            + "\"}",
        AuditLine.of(entry).write());
  }

  @Test
  void no_bit_of_an_export_changes_unnoticed() throws Exception {
    byte[] bytes = export(chain).getBytes(UTF_8);
    assertFalse(isFaulty(bytes));
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        bytes[at] ^= (byte) (1 << bit);
        assertTrue(isFaulty(bytes), "bit " + bit + " of byte " + at);
        bytes[at] ^= (byte) (1 << bit);
      }
    }
  }

  @Test
  void no_byte_of_an_export_goes_unnoticed() throws Exception {
    String export = export(chain);
    for (int at = 0; at < export.length(); at++) {
      String without = export.substring(0, at) + export.substring(at + 1);
      assertTrue(isFaulty(without.getBytes(UTF_8)), "without " + at);
    }
    for (int left = 0; left < export.length(); left++) {
      assertTrue(isFaulty(export.substring(0, left).getBytes(UTF_8)), "cut at " + left);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "{}", "{\"number\":1}", "not json", "\ufeff{}", "{}{}"})
  void what_is_no_entry_is_refused(String text) {
    assertThrows(IOException.class, () -> AuditLine.parse(text));
    IOException refused =
        assertThrows(IOException.class, () -> read(new StringReader(export(chain) + text + "\n")));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("line 3: "));
  }

  /** Jackson alone would read each of these, as the entry that is there or as another one. */
  @ParameterizedTest
  @CsvSource({
    "'\"number\":1', '\"number\":1.0'",
    "'\"number\":1', '\"number\":\"1\"'",
    "'\"number\":1', '\"number\": 1'",
    "'Z\"', 'z\"'",
    "'\"actor\"', '\"\\u0061ctor\"'",
    "'\"hash\"', '\"HASH\"'",
    "'{\"number\"', '{\"more\":1,\"number\"'",
    "'{\"number\"', '{\"number\":1,\"number\"'"
  })
  void what_is_written_in_another_way_is_refused(String part, String other) {
    assertTrue(line.contains(part));
    assertThrows(IOException.class, () -> AuditLine.parse(line.replace(part, other)));
  }

  @Test
  void a_text_that_only_looks_right_is_refused() throws Exception {
    AuditEntry seen = AuditHead.START.next(AT, "a?", "b", "c", Map.of());
    String unseen = AuditLine.of(seen).write().replace("a?", "a\\ud800");
    assertEquals(seen, AuditLine.parse(AuditLine.of(seen).write()));
    assertThrows(IOException.class, () -> AuditLine.parse(unseen));
  }

  @Test
  void the_longest_entry_is_read_and_a_longer_line_is_not() throws Exception {
    Map<String, String> most = new TreeMap<>();
    for (int i = 0; i < AuditEntry.MOST_DETAILS; i++) {
      most.put(i + "\\".repeat(198), "\\".repeat(200));
    }
    AuditEntry longest =
        AuditHead.START.next(AT, "\\".repeat(200), "\\".repeat(200), "\\".repeat(200), most);
    assertEquals(List.of(longest), read(new StringReader(export(List.of(longest)))));
    Reader endless = new Endless();
    IOException refused = assertThrows(IOException.class, () -> read(endless));
    assertEquals("line 1: over 16384 characters", refused.getMessage());
  }

  private boolean isFaulty(byte[] export) {
    AuditChain verified = new AuditChain(head);
    try {
      Reader in = new InputStreamReader(new ByteArrayInputStream(export), UTF_8.newDecoder());
      read(in).forEach(verified::add);
      return verified.fault().isPresent();
    } catch (IOException notAnExport) {
      return true;
    }
  }

  private static String export(List<AuditEntry> chain) {
    StringBuilder export = new StringBuilder();
    chain.forEach(entry -> export.append(AuditLine.of(entry).write()).append('\n'));
    return export.toString();
  }

  private static List<AuditEntry> read(Reader in) throws IOException {
    AuditExport export = new AuditExport(in);
    List<AuditEntry> entries = new ArrayList<>();
    for (Optional<AuditEntry> next = export.next(); next.isPresent(); next = export.next()) {
      entries.add(next.get());
    }
    return entries;
  }

  /** Of letters. */
  private static final class Endless extends Reader {
    @Override
    public int read(char[] into, int from, int length) {
      into[from] = 'a';
      return 1;
    }

    @Override
    public void close() {}
  }
}
