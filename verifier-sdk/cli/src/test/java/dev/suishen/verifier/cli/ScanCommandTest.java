package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scan is made after the service has stopped. */
class ScanCommandTest {
  private static final Vector LIVE = Vector.named("live-scene-2");

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void prepare() {
    folder = temp.resolve("trust");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live-scene-2",
        "device-ed25519",
        "live-sm2",
        "expired-edge",
        "skew-late-edge",
        "sig-flip",
        "revoked",
        "suspended-device",
        "scene-key-missing",
        "status-missing-device",
        "bundle-aged",
        "plain-url",
        "scene-not-covered",
        "paper-not-taken"
      })
  void answers_as_the_conformance_command_does(String id) throws Exception {
    Vector vector = Vector.named(id);
    synced(vector);
    Run run = scan(vector, vector.text(), "--json");

    ObjectNode expected = vector.expected().deepCopy();
    expected.remove("id");
    assertEquals(expected, Json.MAPPER.readTree(run.out()));
    assertEquals(
        List.of("accepted", "rejected", "undetermined")
            .indexOf(expected.get("outcome").textValue()),
        run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "live-scene-2,  en, '✓ Pass: live code, valid until 2026-11-18T11:24:46Z'",
    "live-scene-2,  zh, '✓ 通过：动态码，有效期至 2026-11-18T11:24:46Z'",
    "expired-edge,  en, '✕ Refused: This code has expired; please refresh it'",
    "expired-edge,  zh, '✕ 不通过：码已过期，请刷新'",
    "status-missing-device, zh, '? 需人工核验：本机暂时无法确认码是否已注销，请出示身份证件（操作人员：更新状态列表）'",
    "plain-url,     fr, '✕ Refused: This is not a Suishen code'"
  })
  void says_why_in_one_line(String id, String language, String line) throws Exception {
    Vector vector = Vector.named(id);
    synced(vector);

    assertEquals(line, scan(vector, vector.text(), "--lang", language).out().strip());
  }

  @Test
  void colours_where_asked_and_not_where_the_output_is_no_terminal() throws Exception {
    synced(LIVE);
    String plain = scan(LIVE, LIVE.text(), "--lang", "en").out();
    String coloured = scan(LIVE, LIVE.text(), "--lang", "en", "--color").out();

    assertFalse(plain.contains("\u001b["), plain);
    assertTrue(coloured.startsWith("\u001b[32m✓"), coloured);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void reads_a_picture_from_a_file_and_from_standard_input(String format) throws Exception {
    synced(LIVE);
    byte[] picture = Pictures.encoded(Pictures.qr(LIVE.text(), 4), format);
    Path file = Files.write(temp.resolve("code." + format), picture);

    assertEquals(0, scan(LIVE, file.toString()).exitCode());
    assertEquals(0, Run.with(picture, LIVE.now(), arguments("-")).exitCode());
  }

  @Test
  void reads_a_photograph() throws Exception {
    synced(LIVE);
    BufferedImage photo = Pictures.photographed(Pictures.qr(LIVE.text(), 6));
    Path file = Files.write(temp.resolve("IMG_0001.JPG"), Pictures.encoded(photo, "jpg"));

    assertEquals(0, scan(LIVE, file.toString()).exitCode());
  }

  @Test
  void of_two_codes_in_a_picture_ours_counts() throws Exception {
    synced(LIVE);
    BufferedImage both =
        Pictures.sideBySide(Pictures.qr("https://example.org", 4), Pictures.qr(LIVE.text(), 4));
    Path file = Files.write(temp.resolve("both.png"), Pictures.encoded(both, "png"));

    assertEquals(0, scan(LIVE, file.toString()).exitCode());
  }

  @Test
  void reads_a_text_from_standard_input() throws Exception {
    synced(LIVE);
    byte[] line = (LIVE.text() + "\n").getBytes(StandardCharsets.UTF_8);

    assertEquals(0, Run.with(line, LIVE.now(), arguments("-")).exitCode());
  }

  @Test
  void a_picture_without_a_code_is_refused_like_a_code_of_others() throws Exception {
    synced(LIVE);
    Path file =
        Files.write(
            temp.resolve("wall.png"),
            Pictures.encoded(Pictures.canvas(200, 200, Color.GRAY), "png"));
    Run run = scan(LIVE, file.toString(), "--lang", "en");

    assertEquals(1, run.exitCode());
    assertEquals("✕ Refused: There is no code to be read in this picture", run.out().strip());
    assertEquals(
        "{\"outcome\":\"rejected\",\"reason\":\"NOT_OUR_CODE\"}",
        scan(LIVE, file.toString(), "--json").out().strip());
  }

  @Test
  void decides_as_of_the_moment_given() throws Exception {
    synced(LIVE);

    assertEquals(1, scan(LIVE, LIVE.text(), "--at", "2026-11-18T12:24:46Z").exitCode());
    assertEquals(0, Run.at(0, arguments(LIVE.text(), "--at", "2026-11-18T11:23:56Z")).exitCode());
  }

  @Test
  void a_printed_code_is_taken_only_where_asked_and_names_the_identity_check() throws Exception {
    Vector paper = Vector.named("paper-taken");
    synced(paper);
    Run taken = scan(paper, paper.text(), "--paper", "--lang", "en");

    assertEquals(1, scan(paper, paper.text()).exitCode());
    assertEquals(0, taken.exitCode());
    assertTrue(taken.out().contains("identity document"), taken.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.png", "MISSING.JPG", "missing.jpeg"})
  void a_picture_that_is_not_there_is_wrong_use(String name) throws Exception {
    synced(LIVE);
    Run run = scan(LIVE, temp.resolve(name).toString());

    assertEquals(64, run.exitCode());
    assertTrue(run.err().contains("no such file"), run.err());
  }

  @Test
  void a_file_that_is_no_picture_is_wrong_use() throws Exception {
    synced(LIVE);
    Path file = Files.writeString(temp.resolve("notes.png"), "not a picture");
    Run run = scan(LIVE, file.toString());

    assertEquals(64, run.exitCode());
    assertTrue(run.err().contains("notes.png: not a PNG or JPEG picture"), run.err());
  }

  @Test
  void a_folder_in_place_of_a_picture_is_wrong_use() throws Exception {
    synced(LIVE);

    assertEquals(64, scan(LIVE, temp.toString()).exitCode());
  }

  @Test
  void a_folder_without_trust_is_wrong_use() {
    Run run = scan(LIVE, LIVE.text());

    assertEquals(64, run.exitCode());
    assertTrue(run.err().contains("run sync first"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json"})
  void a_folder_that_was_tampered_with_is_not_trusted(String content) throws Exception {
    synced(LIVE);
    Path roots = folder.resolve("roots.json");
    byte[] before = Files.readAllBytes(roots);
    Files.writeString(roots, content);
    assertEquals(64, scan(LIVE, LIVE.text()).exitCode());
    Files.write(roots, before);
    Files.writeString(kept("bundle."), content);
    Run run = scan(LIVE, LIVE.text());

    assertEquals(64, run.exitCode());
    assertTrue(run.err().contains("cannot be trusted"), run.err());
  }

  @Test
  void a_list_that_was_tampered_with_is_as_good_as_none() throws Exception {
    Vector revoked = Vector.named("revoked-device");
    synced(revoked);
    assertEquals(1, scan(revoked, revoked.text()).exitCode());
    Path list = kept("list-2-0.");
    byte[] token = Files.readAllBytes(list);
    token[token.length - 1] ^= 1;
    Files.write(list, token);

    assertEquals(2, scan(revoked, revoked.text()).exitCode());
  }

  @Test
  void wrong_options_are_wrong_use() {
    assertEquals(64, Run.at(0, "scan", "x").exitCode());
    assertEquals(64, Run.at(0, "scan", "x", "--trust", "t", "--scene", "moon").exitCode());
    assertEquals(
        64,
        Run.at(0, "scan", "x", "--trust", "t", "--scene", "transit", "--at", "noon").exitCode());
    assertEquals(64, Run.at(0, "stroll").exitCode());
    assertEquals(64, Run.at(0).exitCode());
  }

  private Path kept(String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private void synced(Vector vector) throws Exception {
    Path roots = temp.resolve("roots.json");
    Files.write(roots, Json.MAPPER.writeValueAsBytes(vector.roots()));
    try (LocalService service = LocalService.of(vector)) {
      Run.at(
          0,
          "sync",
          service.url(),
          "--trust",
          folder.toString(),
          "--roots",
          roots.toString(),
          "--scene",
          "transit",
          "--token",
          LocalService.TOKEN);
    }
  }

  private Run scan(Vector vector, String scanned, String... more) {
    return Run.at(vector.now(), arguments(scanned, more));
  }

  private String[] arguments(String scanned, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("scan", scanned, "--trust", folder.toString(), "--scene", "transit"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }
}
