package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.audit.AuditEntry;
import dev.suishen.keys.audit.AuditHead;
import dev.suishen.keys.audit.AuditLine;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.bundle.BundleDraftFile;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.desk.Exit;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

/** What the pages show, word for word: every line is read, and what needs no service is run. */
class DocsTest {
  @TempDir private Path folder;
  private TestDesk desk;
  private CityFiles city;

  @BeforeEach
  void found() throws Exception {
    city = CityFiles.in(folder);
    desk = new TestDesk(folder);
    desk.sitting(new Attentive(desk::said)).guard(CityFiles.PASSPHRASE);
    List.of("north", "south", "east").forEach(root -> desk.guard(Attentive.passphrase(root)));
  }

  @Test
  void every_line_is_one_that_the_command_takes() throws Exception {
    int lines = 0;
    for (Path page : Pages.all()) {
      for (List<String> command : Pages.commands(page)) {
        assertDoesNotThrow(() -> parse(command), () -> page + ": " + command);
        lines++;
      }
    }
    assertTrue(lines > 60, lines + " lines");
  }

  private void parse(List<String> command) throws ParameterException {
    desk.commandLine(new StringWriter(), new StringWriter()).parseArgs(args(command));
  }

  /** A page, and how many of its lines need no service. */
  @ParameterizedTest
  @CsvSource({
    "runbooks/rotation.md, 4",
    "runbooks/emergency.md, 4",
    "runbooks/root-change.md, 9",
    "runbooks/lost-root.md, 9",
    "runbooks/restore.md, 4",
    "../keys/cli/README.md, 5",
  })
  void a_runbook_can_be_followed(String name, int offline) throws Exception {
    city.rootsFolder("roots-2027", 2, "north", "south");
    city.rootsFolder("roots-spare", 1, "spare");
    writeAudit();
    assertEquals(offline, follow(Pages.docs(name)));
  }

  @Test
  void a_ceremony_can_be_held_by_its_page() throws Exception {
    Path page = Pages.docs("key-ceremony.md");
    Files.writeString(folder.resolve("city.yaml"), Pages.yaml(page).get(0));
    assertEquals(6, follow(page));
    assertTrue(desk.names().contains("bundle-1.cbor"));
  }

  /** Its library is another one's: a library reads its configuration once in a process. */
  @Test
  void the_token_root_of_the_page_is_one() throws Exception {
    List<String> yaml = Pages.yaml(Pages.docs("key-ceremony.md"));
    String whole = yaml.get(0) + yaml.get(1);
    Files.writeString(folder.resolve("token.yaml"), whole.replace("/usr/lib/", "/no/lib/"));
    Run run = desk.run("ceremony token.yaml --dry-run");
    assertTrue(run.ended(Exit.CUSTODY).err().contains("LIBRARY_MISSING: slot 1130474518"));
  }

  private int follow(Path page) throws IOException {
    int run = 0;
    for (List<String> command : Pages.commands(page)) {
      drawUpFirst();
      if (!command.contains("--service")) {
        desk.run(args(command)).ended(Exit.DONE);
        run++;
      }
    }
    return run;
  }

  /** The kids of the pages are those of this city. */
  private String[] args(List<String> command) {
    Map<String, VerificationKey> keys =
        Map.of("f71010c3", city.activeKey.key(), "5ca1ab1e", city.roots.get(1).publicKey());
    return command.stream()
        .map(word -> keys.containsKey(word) ? SigningKey.name(keys.get(word).kid()) : word)
        .toArray(String[]::new);
  }

  /** What the service would draw up for the roots of the page's ceremony. */
  private void drawUpFirst() throws IOException {
    Path roots = folder.resolve("roots-2026").resolve("roots.json");
    if (Files.exists(roots) && !desk.names().contains("draft-1.json")) {
      BundleDraft draft =
          city.draft(0, RootsFile.parse(Files.readString(roots))).next(TestDesk.NOW);
      Files.writeString(folder.resolve("draft-1.json"), BundleDraftFile.of(draft).toJson());
    }
  }

  private void writeAudit() throws IOException {
    StringBuilder lines = new StringBuilder();
    AuditHead head = AuditHead.START;
    for (int i = 1; i <= 3; i++) {
      AuditEntry entry =
          head.next(
              TestDesk.NOW.plus(Duration.ofSeconds(i)),
              "admin",
              "KEY_PLANNED",
              "f71010c3",
              Map.of());
      lines.append(AuditLine.of(entry).write()).append('\n');
      head = entry.head();
    }
    Files.writeString(folder.resolve("audit.jsonl"), lines);
  }
}
