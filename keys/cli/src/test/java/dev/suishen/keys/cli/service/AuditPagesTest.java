package dev.suishen.keys.cli.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPagesTest {
  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private AuditHead head = AuditHead.START;
  private AdminService service;
  private TestDesk desk;

  @BeforeEach
  void start() throws IOException {
    service = new AdminService();
    desk = new TestDesk(folder).secret("SUISHEN_TOKEN", AdminService.TOKEN);
    for (int i = 1; i <= 5; i++) {
      AuditEntry entry =
          head.next(TestDesk.NOW.plusSeconds(i), "管理员", "KEY_PLANNED", "0000000" + i, Map.of());
      lines.add(AuditLine.of(entry).write());
      head = entry.head();
    }
    page(0, lines.subList(0, 3), head);
    page(3, lines.subList(3, 5), head);
    page(5, List.of(), head);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void page(int after, List<String> entries, AuditHead told) {
    service.answering(
        "GET audit?after=" + after + "&limit=1000",
        200,
        "{\"entries\": ["
            + String.join(",", entries)
            + "], \"head\": {\"number\": "
            + told.number()
            + ", \"hash\": \""
            + told.hash()
            + "\"}}");
  }

  @Test
  void a_log_is_brought_whole_and_verifies_again_without_the_service() throws Exception {
    run("audit fetch").ended(Exit.DONE);
    assertEquals(String.join("\n", lines) + "\n", desk.read("audit.jsonl"));
    desk.run("audit verify audit.jsonl --head 5:" + head.hash()).ended(Exit.DONE);
    run("audit verify").ended(Exit.DONE);
    run("audit fetch").ended(Exit.REFUSED);
    run("audit fetch --out dry.jsonl --dry-run").ended(Exit.DONE);
    assertFalse(desk.names().contains("dry.jsonl"));
  }

  @Test
  void an_entry_that_was_edited_is_found() throws Exception {
    page(0, List.of(lines.get(0), lines.get(1).replace("00000002", "00000009")), head);
    page(2, lines.subList(2, 5), head);
    Run run = run("audit verify --json");
    assertEquals("EDITED", run.ended(Exit.REFUSED).json().at("/fault").textValue());
    run("audit fetch").ended(Exit.REFUSED);
    assertTrue(desk.names().contains("audit.jsonl"), "it is kept, to be looked at");
  }

  @Test
  void a_log_that_ends_before_its_head_is_cut_short() throws Exception {
    page(3, List.of(), head);
    Run run = run("audit verify --json");
    assertEquals("CUT_SHORT", run.ended(Exit.REFUSED).json().at("/fault").textValue());
    assertEquals(4, run.json().at("/faultAt").intValue());
  }

  @Test
  void a_head_that_is_another_ones_is_found() throws Exception {
    page(5, List.of(), new AuditHead(5, "00".repeat(32)));
    Run run = run("audit verify --json");
    assertEquals("HEAD_DIFFERS", run.ended(Exit.REFUSED).json().at("/fault").textValue());
  }

  @Test
  void pages_that_go_round_in_circles_end() {
    page(5, lines.subList(0, 3), head);
    run("audit verify").ended(Exit.SERVICE);
  }

  @Test
  void more_entries_than_any_city_has_are_not_read() {
    AuditEntry millionth =
        new AuditHead(999_999, head.hash())
            .next(TestDesk.NOW, "admin", "KEY_PLANNED", "00000001", Map.of());
    AuditEntry next =
        millionth.head().next(TestDesk.NOW, "admin", "KEY_PLANNED", "00000002", Map.of());
    page(0, List.of(AuditLine.of(millionth).write()), millionth.head());
    page(1_000_000, List.of(), millionth.head());
    run("audit verify").ended(Exit.REFUSED);
    page(1_000_000, List.of(AuditLine.of(next).write()), next.head());
    run("audit verify").ended(Exit.SERVICE);
  }

  @Test
  void what_is_no_entry_is_a_fault_of_the_service() {
    page(0, List.of("{}"), head);
    run("audit verify").ended(Exit.SERVICE);
    desk.run("audit verify").ended(Exit.WRONG_USE);
  }

  private Run run(String line) {
    return desk.run(line + " --service " + service.url());
  }
}
