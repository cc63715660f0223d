package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.cli.desk.Exit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, as an administrator runs it. */
class SuishenKeysIT {
  @TempDir private Path temp;

  @Test
  void the_jar_holds_a_ceremony_in_any_charset() throws Exception {
    Files.writeString(
        temp.resolve("city.yaml"),
        """
        city: 随申城
        threshold: 1
        output: roots
        witnesses: [李伟]
        roots:
          - {name: north, holder: 王芳, algorithm: SM2, passphrase: "env:NORTH"}
        """);
    Run run = jar("ceremony", "city.yaml", "--yes");
    run.ended(Exit.DONE);
    assertTrue(run.out().contains("ROOT CEREMONY OF 随申城"), run.out());
    assertTrue(Files.readString(temp.resolve("roots/record.txt")).contains("李伟"));
    assertTrue(Files.readString(temp.resolve("roots/record.json")).contains("suishen-keys 0."));
  }

  @Test
  void the_jar_draws_up_and_verifies_a_bundle_of_its_folder() throws Exception {
    CityFiles.in(temp);
    jar("bundle", "show", "bundle-6.cbor", "--roots", "roots.json").ended(Exit.DONE);
    jar("bundle", "draft", "--from", "bundle-6.cbor", "--roots", "roots.json").ended(Exit.DONE);
    assertTrue(Files.exists(temp.resolve("draft-7.json")));
  }

  @Test
  void without_a_terminal_nobody_is_asked() throws Exception {
    CityFiles.in(temp);
    jar("bundle", "draft", "--from", "bundle-6.cbor", "--roots", "roots.json").ended(Exit.DONE);
    Run run =
        jar(
            "bundle",
            "sign",
            "draft-7.json",
            "--key",
            "north.pem",
            "--roots",
            "roots.json",
            "--before",
            "bundle-6.cbor");
    run.ended(Exit.WRONG_USE);
    assertTrue(run.err().contains("--yes"), run.err());
  }

  @Test
  void the_jar_knows_its_version_and_says_wrong_use() throws Exception {
    assertTrue(jar("--version").out().matches("suishen-keys \\d+\\.\\d+\\.\\d+\\S*\\s+"));
    assertEquals(Exit.WRONG_USE.code(), jar("bundle", "sign").exitCode());
  }

  private Run jar(String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = Path.of("target", "suishen-keys.jar").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar));
    command.addAll(List.of(arguments));
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectInput(Files.write(temp.resolve("in"), new byte[0]).toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("NORTH", CityFiles.PASSPHRASE);
    int exitCode = builder.start().waitFor();
    return new Run(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
