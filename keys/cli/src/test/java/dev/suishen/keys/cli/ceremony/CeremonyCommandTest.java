package dev.suishen.keys.cli.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.ceremony.CeremonyRecord;
import dev.suishen.keys.ceremony.RecordPage;
import dev.suishen.keys.city.Fingerprint;
import dev.suishen.keys.city.RootsFile;
import dev.suishen.keys.cli.Run;
import dev.suishen.keys.cli.TestDesk;
import dev.suishen.keys.cli.desk.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeremonyCommandTest {
  private static final String YAML =
      """
      city: Pretend City
      threshold: 2
      output: roots
      witnesses: ["Li Wei, notary"]
      roots:
        - {name: north, holder: Wang Fang, algorithm: ED25519, passphrase: "env:NORTH"}
        - {name: south, holder: Chen Yu, algorithm: SM2, passphrase: "file:south.pass"}
        - {name: east, holder: Zhao Min, algorithm: ES256, passphrase: ask}
      """;

  private static final String SOUTH = "south wind in the willows";
  private static final String EAST = "east of the morning sun";

  @TempDir private Path folder;
  private TestDesk desk;

  @BeforeEach
  void prepare() throws Exception {
    desk = new TestDesk(folder).secret("NORTH", "north star over water");
    desk.secret("UNUSED_SOUTH", SOUTH).secret("UNUSED_EAST", EAST);
    Files.writeString(folder.resolve("city.yaml"), YAML);
    Files.writeString(folder.resolve("south.pass"), SOUTH + "\n");
  }

  @Test
  void it_is_confirmed_by_the_digest_of_the_reviewed_file() throws Exception {
    desk.typing(digest().substring(0, 8), EAST, EAST);
    Run run = desk.run("ceremony city.yaml");
    run.ended(Exit.DONE);
    assertEquals(Set.of("city.yaml", "south.pass", "roots"), desk.names());
    CeremonyRecord record = CeremonyRecord.parse(desk.read("roots/record.json"));
    assertEquals(Fingerprint.grouped(digest()), record.plan());
    assertEquals("suishen-keys test", record.tool());
    RecordPage.of(record).lines().forEach(line -> assertTrue(run.out().contains(line), line));
    assertEquals(2, RootsFile.parse(desk.read("roots/roots.json")).threshold());
  }

  @Test
  void json_is_the_record() throws Exception {
    desk.typing(EAST, EAST);
    Run run = desk.run("ceremony city.yaml --json --digest " + digest());
    run.ended(Exit.DONE);
    assertEquals(
        CeremonyRecord.parse(desk.read("roots/record.json")), CeremonyRecord.parse(run.out()));
  }

  @Test
  void a_dry_run_shows_it_and_makes_nothing() throws Exception {
    Run run = desk.run("ceremony city.yaml --dry-run");
    run.ended(Exit.DONE);
    assertTrue(run.out().contains("Chen Yu"), run.out());
    assertTrue(run.out().contains(Fingerprint.lines(Fingerprint.grouped(digest())).get(1)));
    assertEquals(
        digest(), desk.run("ceremony city.yaml --dry-run --json").json().at("/digest").textValue());
    assertFalse(desk.names().contains("roots"));
    Files.delete(folder.resolve("south.pass"));
    desk.run("ceremony city.yaml --dry-run").ended(Exit.CUSTODY);
  }

  @Test
  void whoever_does_not_confirm_or_types_two_passphrases_makes_nothing() throws Exception {
    desk.run("ceremony city.yaml").ended(Exit.WRONG_USE);
    desk.typing("no").run("ceremony city.yaml").ended(Exit.REFUSED);
    desk.run("ceremony city.yaml --digest " + "00".repeat(32)).ended(Exit.REFUSED);
    desk.typing(EAST, EAST + "!").run("ceremony city.yaml --yes").ended(Exit.CUSTODY);
    desk.typing("too short", "too short").run("ceremony city.yaml --yes").ended(Exit.CUSTODY);
    assertEquals(Set.of("city.yaml", "south.pass"), desk.names());
  }

  @Test
  void nothing_is_overwritten() throws Exception {
    Files.createDirectory(folder.resolve("roots"));
    Run run = desk.run("ceremony city.yaml");
    run.ended(Exit.REFUSED);
    assertTrue(run.err().contains("OUTPUT_EXISTS"), "before anybody is asked");
    assertEquals("", run.out());
    desk.run("ceremony city.yaml --yes").ended(Exit.REFUSED);
    desk.run("ceremony city.yaml --dry-run").ended(Exit.REFUSED);
  }

  @Test
  void a_file_that_was_not_reviewed_well_is_wrong_use() throws Exception {
    Files.writeString(folder.resolve("city.yaml"), YAML.replace("threshold: 2", "threshold: 4"));
    Run run = desk.run("ceremony city.yaml --yes");
    run.ended(Exit.WRONG_USE);
    assertTrue(run.err().contains("line 2: threshold 4 of 3 roots"), run.err());
    desk.run("ceremony absent.yaml").ended(Exit.WRONG_USE);
  }

  private String digest() throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(Files.readAllBytes(folder.resolve("city.yaml"))));
  }
}
