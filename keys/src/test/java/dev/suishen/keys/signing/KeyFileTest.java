package dev.suishen.keys.signing;

import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.signing.KeyFile.WrongPassphraseException;
import dev.suishen.verifier.Algorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFileTest {
  private static final char[] PASSPHRASE = "correct horse".toCharArray();
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void what_was_written_is_read_and_signs(Algorithm algorithm) throws Exception {
    SoftwareKey key = newKey(algorithm);
    KeyFile.write(file(), key, PASSPHRASE, RANDOM);
    SoftwareKey read = KeyFile.read(file(), PASSPHRASE, RANDOM);
    assertEquals(key.publicKey(), read.publicKey());
    assertTrue(key.publicKey().verifies(MESSAGE, read.sign(MESSAGE)));
  }

  @Test
  void another_passphrase_does_not_open_it() throws Exception {
    KeyFile.write(file(), newKey(Algorithm.ED25519), PASSPHRASE, RANDOM);
    assertThrows(
        WrongPassphraseException.class,
        () -> KeyFile.read(file(), "wrong horse".toCharArray(), RANDOM));
  }

  /** Among so many some give a padding that is right. */
  @Test
  void none_of_many_passphrases_is_taken_for_another_trouble() throws Exception {
    KeyFile.write(file(), newKey(Algorithm.ED25519), PASSPHRASE, 1, RANDOM);
    for (int i = 0; i < 4000; i++) {
      char[] wrong = Integer.toString(i).toCharArray();
      assertThrows(WrongPassphraseException.class, () -> KeyFile.read(file(), wrong, RANDOM));
    }
  }

  @Test
  void only_its_owner_may_read_it_and_no_part_is_left() throws Exception {
    KeyFile.write(file(), newKey(Algorithm.ED25519), PASSPHRASE, RANDOM);
    KeyFile.write(file(), newKey(Algorithm.ED25519), PASSPHRASE, RANDOM);
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void what_is_no_key_file_is_named() throws Exception {
    assertThrows(NoSuchFileException.class, () -> KeyFile.read(file(), PASSPHRASE, RANDOM));
    Files.writeString(file(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    IOException plain =
        assertThrows(IOException.class, () -> KeyFile.read(file(), PASSPHRASE, RANDOM));
    assertEquals(file() + " is not an encrypted PKCS#8 key in PEM", plain.getMessage());
    Files.write(file(), new byte[16 * 1024 + 1]);
    assertThrows(IOException.class, () -> KeyFile.read(file(), PASSPHRASE, RANDOM));
  }

  @Test
  void a_key_prints_its_public_half_alone() {
    SoftwareKey key = newKey(Algorithm.ED25519);
    assertEquals("signer " + key.publicKey(), key.toString());
  }

  private Path file() {
    return folder.resolve("key.pem");
  }
}
