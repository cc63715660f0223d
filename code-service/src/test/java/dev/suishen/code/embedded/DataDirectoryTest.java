package dev.suishen.code.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time holds the data directory, and nobody else reads it. */
class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  void the_second_is_told_who_holds_it_until_the_first_lets_go() {
    Path path = temporary.resolve("data");
    DataDirectory first = DataDirectory.open(path);
    DataDirectoryInUseException refused =
        assertThrows(DataDirectoryInUseException.class, () -> DataDirectory.open(path));
    String holder = "process " + ProcessHandle.current().pid();
    assertTrue(String.valueOf(refused.getMessage()).contains(holder));
    first.close();
    DataDirectory.open(path).close();
  }

  @Test
  void a_directory_that_is_made_is_its_owners_alone() throws IOException {
    Path path = temporary.resolve("deep/data");
    DataDirectory.open(path).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }
}
