package dev.suishen.keys.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyTest {
  @TempDir private Path folder;
  private TestDesk desk;
  private final List<String> lines = new ArrayList<>();
  private AuditHead head = AuditHead.START;

  @BeforeEach
  void export() throws IOException {
    desk = new TestDesk(folder);
    for (int i = 1; i <= 4; i++) {
      AuditEntry entry =
          head.next(TestDesk.NOW.plusSeconds(i), "admin", "KEY_PLANNED", "0000000" + i, Map.of());
      lines.add(AuditLine.of(entry).write());
      head = entry.head();
    }
    write(lines);
  }

  @Test
  void a_whole_chain_is_whole_up_to_its_head() throws Exception {
    String known = head.number() + ":" + head.hash();
    Run run = desk.run("audit verify log.jsonl --head " + known);
    run.ended(Exit.DONE);
    assertTrue(run.out().contains(known), run.out());
    assertEquals(4, desk.run("audit verify log.jsonl --json").json().at("/number").intValue());
  }

  @Test
  void an_edited_a_removed_and_a_moved_entry_are_found() throws Exception {
    List<String> edited = new ArrayList<>(lines);
    edited.set(1, lines.get(1).replace("00000002", "00000009"));
    assertBroken(edited, "EDITED", 2);
    assertBroken(List.of(lines.get(0), lines.get(2), lines.get(3)), "MISSING", 2);
    assertBroken(
        List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)), "OUT_OF_ORDER", 2);
  }

  private void assertBroken(List<String> chain, String fault, int at) throws IOException {
    write(chain);
    Run run = desk.run("audit verify log.jsonl --json");
    run.ended(Exit.REFUSED);
    assertEquals(fault, run.json().at("/fault").textValue());
    assertEquals(at, run.json().at("/faultAt").intValue());
    assertTrue(desk.run("audit verify log.jsonl").out().contains("entry " + at + ": " + fault));
  }

  @Test
  void a_chain_that_was_cut_short_is_found_by_a_head_from_outside() throws Exception {
    write(lines.subList(0, 3));
    desk.run("audit verify log.jsonl").ended(Exit.DONE);
    Run run = desk.run("audit verify log.jsonl --json --head " + head.number() + ":" + head.hash());
    run.ended(Exit.REFUSED);
    assertEquals("CUT_SHORT", run.json().at("/fault").textValue());
  }

  @Test
  void what_is_no_export_is_refused_by_line() throws Exception {
    write(List.of(lines.get(0), "{}"));
    Run run = desk.run("audit verify log.jsonl");
    run.ended(Exit.REFUSED);
    assertTrue(run.err().contains("line 2"), run.err());
    Files.write(folder.resolve("log.jsonl"), new byte[] {(byte) 0xff});
    desk.run("audit verify log.jsonl").ended(Exit.REFUSED);
  }

  @Test
  void no_file_and_no_head_are_wrong_use() {
    desk.run("audit verify absent.jsonl").ended(Exit.WRONG_USE);
    desk.run("audit verify log.jsonl --head 4").ended(Exit.WRONG_USE);
  }

  private void write(List<String> chain) throws IOException {
    Files.writeString(folder.resolve("log.jsonl"), String.join("\n", chain) + "\n");
  }
}
