package dev.suishen.code.citizen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityVaultTest {
  private static final IdentityNumber ONE = number("11010519491231002X");
  private static final IdentityNumber OTHER = number("440524188001010014");

  @TempDir Path folder;
  private IdentityVault vault;

  @BeforeEach
  void open() {
    SecureRandom random = new SecureRandom();
    vault =
        new IdentityVault(
            Secrets.readOrMake(folder.resolve("secrets"), SecretNames.ALL, random), random);
  }

  @Test
  void what_is_kept_opens_for_its_citizen_and_column_alone() {
    byte[] number = vault.sealNumber(1, ONE);
    byte[] name = vault.sealName(1, "张三");
    assertEquals(ONE, vault.openNumber(1, number));
    assertEquals("张三", vault.openName(1, name));
    assertThrows(IllegalArgumentException.class, () -> vault.openNumber(2, number));
    assertThrows(IllegalArgumentException.class, () -> vault.openName(1, number));
  }

  @Test
  void the_index_finds_a_number_and_does_not_show_it() {
    assertArrayEquals(vault.index(ONE), vault.index(number(ONE.reveal())));
    assertFalse(Arrays.equals(vault.index(ONE), vault.index(OTHER)));
    String index = new String(vault.index(ONE), StandardCharsets.ISO_8859_1);
    assertFalse(index.contains(ONE.reveal()));
  }

  private static IdentityNumber number(String text) {
    return IdentityNumber.parse(text).orElseThrow();
  }
}
