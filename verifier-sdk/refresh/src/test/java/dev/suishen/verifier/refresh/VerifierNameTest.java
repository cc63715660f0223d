package dev.suishen.verifier.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.verifier.folder.SceneKeySeal;
import dev.suishen.verifier.folder.TrustFolder;
import dev.suishen.verifier.testkit.PretendCity;
import dev.suishen.verifier.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierNameTest {
  private static final String KEPT = "0123456789abcdef".repeat(2);

  @TempDir private Path folder;

  private final SecureRandom random = new SecureRandom();

  @Test
  void it_is_made_once_and_stays() {
    String name = name();
    assertTrue(name.matches("[0-9a-f]{32}"));
    assertEquals(name, name());
  }

  @Test
  void another_folder_has_another_name() {
    assertNotEquals(name(), VerifierName.keptIn(folder.resolve("other"), random).toString());
  }

  @Test
  void a_name_that_is_whole_is_taken_as_it_is() throws Exception {
    write(KEPT);
    assertEquals(KEPT, name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef\n",
        "0123456789ABCDEF0123456789ABCDEF",
        "\u0000\u0000\u0000\u0000"
      })
  void where_it_is_torn_another_is_made_and_stays(String torn) throws Exception {
    write(torn);
    String name = name();
    assertTrue(name.matches("[0-9a-f]{32}"));
    assertEquals(name, name());
  }

  @Test
  void where_it_cannot_be_kept_it_is_had_all_the_same() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    assertTrue(VerifierName.keptIn(noFolder, random).toString().matches("[0-9a-f]{32}"));
    assertEquals("", Files.readString(noFolder));
  }

  /** What lies behind a link is not a name, and is not written over. */
  @Test
  void a_link_is_neither_read_nor_written_through() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), KEPT);
    Files.createSymbolicLink(folder.resolve("verifier"), elsewhere);
    assertNotEquals(KEPT, name());
    assertEquals(KEPT, Files.readString(elsewhere));
  }

  @Test
  void it_lies_beside_the_trust_and_disturbs_nothing() throws Exception {
    PretendCity city = PretendCity.at(SettableClock.at(Gate.NOW));
    Path trust = folder.resolve("trust");
    String name;
    try (TrustFolder opened = TrustFolder.open(trust, city.roots(), seal())) {
      name = VerifierName.keptIn(trust, random).toString();
      opened.store().takeBundle(city.bundle().encoded(), Gate.NOW);
    }
    try (TrustFolder again = TrustFolder.open(trust, city.roots(), seal())) {
      assertEquals(city.bundle().serial(), again.store().bundle().orElseThrow().serial());
      assertEquals(List.of(), again.troubles());
      assertEquals(name, VerifierName.keptIn(trust, random).toString());
    }
  }

  private SceneKeySeal seal() {
    return SceneKeySeal.aes256(new byte[32], random);
  }

  private String name() {
    return VerifierName.keptIn(folder, random).toString();
  }

  private void write(String kept) throws Exception {
    Files.writeString(folder.resolve("verifier"), kept);
  }
}
