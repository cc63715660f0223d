package dev.suishen.code.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.code.config.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void made_once_they_stay_and_later_ones_join_them() {
    byte[] first = make("a").get("a");
    Secrets more = make("a", "b");
    assertArrayEquals(first, more.get("a"));
    assertEquals(32, more.get("b").length);
    assertArrayEquals(more.get("b"), Secrets.read(file()).get("b"));
  }

  @Test
  void their_file_is_their_owners_alone() throws Exception {
    make("a");
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
  }

  @Test
  void what_is_not_there_is_named() {
    assertRefused("SECRETS_UNREADABLE", () -> Secrets.read(file()));
    Secrets secrets = make("a");
    assertRefused("SECRET_MISSING", () -> secrets.get("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=", "=AAAA", "a=AAAA", "a=not base64"})
  void a_line_that_is_no_secret_is_refused(String line) throws Exception {
    Files.writeString(file(), "# a comment\n\n" + line + "\n");
    assertRefused("SECRETS_MALFORMED", () -> Secrets.read(file()));
  }

  private static void assertRefused(String reason, Executable start) {
    assertEquals(reason, assertThrows(StartRefusedException.class, start).reason());
  }

  private Secrets make(String... names) {
    return Secrets.readOrMake(file(), List.of(names), new SecureRandom());
  }

  private Path file() {
    return folder.resolve("secrets");
  }
}
