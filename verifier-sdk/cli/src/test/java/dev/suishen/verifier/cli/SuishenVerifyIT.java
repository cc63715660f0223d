package dev.suishen.verifier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, and the script beside it, as an operator runs them. */
class SuishenVerifyIT {
  private static final Vector LIVE = Vector.named("live-scene-2");

  @TempDir private Path temp;
  private Path in;

  @BeforeEach
  void noInput() throws IOException {
    in = Files.createFile(temp.resolve("in"));
  }

  @Test
  void the_conformance_script_answers_every_vector_from_wherever_it_is_called() throws Exception {
    Files.write(in, Vector.all().stream().map(Vector::line).toList());
    Run run = run(List.of(Path.of("../conformance").toAbsolutePath().toString()));

    List<String> answers = run.out().lines().toList();
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(Vector.all().size(), answers.size());
    for (int i = 0; i < answers.size(); i++) {
      assertEquals(Vector.all().get(i).expected(), Json.MAPPER.readTree(answers.get(i)));
    }
  }

  @Test
  void the_jar_scans_a_picture_and_speaks_chinese_whatever_the_charset() throws Exception {
    Path roots = temp.resolve("roots.json");
    Path picture = temp.resolve("code.png");
    Files.write(roots, Json.MAPPER.writeValueAsBytes(LIVE.roots()));
    Files.write(picture, Pictures.encoded(Pictures.qr(LIVE.text(), 4), "png"));
    String folder = temp.resolve("trust").toString();
    try (LocalService service = LocalService.of(LIVE)) {
      Run.at(LIVE.now(), "sync", service.url(), "--trust", folder, "--roots", roots.toString());
    }
    Run scan =
        jar("scan", picture.toString(), "--trust", folder, "--scene", "transit", "--lang", "zh");

    assertEquals("✕ 不通过：码已过期，请刷新", scan.out().strip(), scan.err());
    assertEquals(1, scan.exitCode());
  }

  @Test
  void the_jar_asks_a_service_for_its_roots() throws Exception {
    String folder = temp.resolve("trust").toString();
    try (LocalService service = new LocalService()) {
      Run sync = jar("sync", service.url(), "--trust", folder, "--trust-on-first-use");

      assertEquals("not brought: /trust/roots: HTTP 404", sync.err().strip());
      assertEquals(List.of("/trust/roots"), service.requests());
      assertEquals(1, sync.exitCode());
    }
  }

  @Test
  void the_jar_knows_its_version() throws Exception {
    assertTrue(jar("--version").out().matches("suishen-verify \\d+\\.\\d+\\.\\d+\\S*\\s+"));
  }

  @Test
  void the_jar_says_wrong_use() throws Exception {
    assertEquals(64, jar("scan").exitCode());
  }

  private Run jar(String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = Path.of("target", "suishen-verify.jar").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Run run(List<String> command) throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    int exitCode = builder.start().waitFor();
    return new Run(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
