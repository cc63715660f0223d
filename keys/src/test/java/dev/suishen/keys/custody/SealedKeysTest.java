package dev.suishen.keys.custody;

import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.newKey;
import static dev.suishen.keys.custody.Pkcs11KeysTest.assertReason;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedKeysTest {
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);

  @TempDir Path parent;
  private Path folder;
  private KeyEncryptionKey kek;
  private SealedKeys keys;

  @BeforeEach
  void open() {
    folder = parent.resolve("keys");
    kek = newKek();
    keys = new SealedKeys(folder, kek, RANDOM);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void a_later_process_finds_the_key_by_its_public_half(Algorithm algorithm) throws Exception {
    VerificationKey made = keys.make(algorithm).publicKey();
    SealedKeys later = new SealedKeys(folder, kek, RANDOM);
    assertEquals(List.of(made), later.keys());
    assertTrue(made.verifies(MESSAGE, later.signer(made).sign(MESSAGE)));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file(made)));
  }

  @Test
  void a_destroyed_key_is_gone() {
    VerificationKey kept = keys.make(Algorithm.ED25519).publicKey();
    VerificationKey gone = keys.make(Algorithm.ED25519).publicKey();
    keys.destroy(gone);
    assertFalse(Files.exists(file(gone)));
    assertEquals(List.of(kept), keys.keys());
    assertReason(Reason.KEY_ABSENT, () -> keys.signer(gone));
    assertReason(Reason.KEY_ABSENT, () -> keys.destroy(gone));
  }

  @Test
  void another_key_encryption_key_opens_nothing() {
    VerificationKey made = keys.make(Algorithm.ED25519).publicKey();
    SealedKeys other = new SealedKeys(folder, newKek(), RANDOM);
    assertReason(Reason.KEK_WRONG, () -> other.signer(made));
    assertReason(Reason.KEK_WRONG, other::keys);
  }

  @Test
  void a_file_that_is_not_the_key_of_its_name_is_named() throws Exception {
    VerificationKey one = keys.make(Algorithm.ED25519).publicKey();
    VerificationKey other = keys.make(Algorithm.ED25519).publicKey();
    Files.delete(file(one));
    Files.copy(file(other), file(one));
    assertReason(Reason.KEY_DAMAGED, () -> keys.signer(one));
    Files.writeString(file(one), "torn");
    assertReason(Reason.KEY_DAMAGED, () -> keys.signer(one));
    assertReason(Reason.KEY_DAMAGED, keys::keys);
  }

  @Test
  void a_folder_that_is_not_there_has_no_keys() {
    assertReason(Reason.FOLDER_FAILED, keys::keys);
    assertReason(Reason.KEY_ABSENT, () -> keys.signer(newKey(Algorithm.SM2).publicKey()));
    keys.make(Algorithm.ED25519);
    assertEquals(1, keys.keys().size());
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    Files.writeString(folder, "a file is in the way");
    assertReason(Reason.FOLDER_FAILED, () -> keys.make(Algorithm.ED25519));
  }

  @Test
  void resealed_they_open_under_the_next_key_alone() {
    CodeSigner made = keys.make(Algorithm.SM2);
    KeyEncryptionKey next = newKek();
    SealedKeys resealed = keys.reseal(next);
    assertEquals(List.of(made.publicKey()), resealed.keys());
    assertReason(Reason.KEK_WRONG, keys::keys);
  }

  /** A crash leaves some keys under each; the same step again ends it. */
  @Test
  void resealing_that_was_broken_off_is_ended_by_doing_it_again() throws Exception {
    keys.make(Algorithm.ED25519);
    keys.make(Algorithm.ES256);
    List<VerificationKey> all = keys.keys();
    byte[] before = Files.readAllBytes(file(all.get(1)));
    KeyEncryptionKey next = newKek();
    keys.reseal(next);
    Files.write(file(all.get(1)), before);
    assertEquals(all, keys.reseal(next).keys());
  }

  @Test
  void resealing_under_a_wrong_key_changes_nothing() {
    VerificationKey made = keys.make(Algorithm.ED25519).publicKey();
    SealedKeys wrong = new SealedKeys(folder, newKek(), RANDOM);
    assertReason(Reason.KEK_WRONG, () -> wrong.reseal(newKek()));
    assertEquals(List.of(made), keys.keys());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A"
      })
  void what_is_not_32_bytes_in_base64url_is_no_key(String text) throws Exception {
    assertReason(Reason.KEK_MALFORMED, () -> KeyEncryptionKey.of(text, "test"));
    Path file = Files.writeString(parent.resolve("kek"), text);
    assertReason(Reason.KEK_MALFORMED, () -> KeyEncryptionKey.read(file));
  }

  @Test
  void a_key_encryption_key_comes_from_a_file_too() throws Exception {
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
    VerificationKey made =
        new SealedKeys(folder, KeyEncryptionKey.of(text, "test"), RANDOM)
            .make(Algorithm.ED25519)
            .publicKey();
    Path file = Files.writeString(parent.resolve("kek"), text + "\n");
    SealedKeys fromFile = new SealedKeys(folder, KeyEncryptionKey.read(file), RANDOM);
    assertEquals(List.of(made), fromFile.keys());
    assertReason(Reason.KEK_MISSING, () -> KeyEncryptionKey.read(parent.resolve("none")));
    Files.write(file, new byte[1025]);
    assertReason(Reason.KEK_MALFORMED, () -> KeyEncryptionKey.read(file));
    Files.write(file, new byte[] {(byte) 0xff});
    assertReason(Reason.KEK_MALFORMED, () -> KeyEncryptionKey.read(file));
  }

  @Test
  void it_prints_nothing_of_itself() {
    assertEquals("key-encryption key", kek.toString());
  }

  private static KeyEncryptionKey newKek() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return KeyEncryptionKey.of(
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "test");
  }

  private Path file(VerificationKey key) {
    return folder.resolve(KeyCustody.name(key) + ".pem");
  }
}
