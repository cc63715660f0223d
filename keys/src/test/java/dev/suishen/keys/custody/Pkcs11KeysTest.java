package dev.suishen.keys.custody;

import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.WholeCity;
import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Provider;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real SoftHSM2, whose library runs in this process. */
class Pkcs11KeysTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

  private Pkcs11Token token;
  private Pkcs11Keys keys;

  @BeforeEach
  void open() throws Exception {
    token = SoftHsm.token();
    keys = new Pkcs11Keys(token, TokenPin.of(SoftHsm.PIN, "test"));
  }

  @Test
  void the_real_verifier_reads_a_city_whose_every_key_is_in_the_token() throws Exception {
    WholeCity.isRead(PretendCity.allFrom(() -> keys.make(Algorithm.ES256)));
  }

  @Test
  void a_later_process_finds_the_key_by_its_public_half() {
    VerificationKey made = keys.make(Algorithm.ES256).publicKey();
    Pkcs11Keys later = new Pkcs11Keys(token, TokenPin.of(SoftHsm.PIN, "test"));
    assertTrue(made.verifies(MESSAGE, later.signer(made).sign(MESSAGE)));
    assertTrue(later.keys().contains(made));
    VerificationKey next = later.make(Algorithm.ES256).publicKey();
    assertTrue(next.verifies(MESSAGE, keys.signer(next).sign(MESSAGE)));
    assertTrue(keys.keys().containsAll(List.of(made, next)));
  }

  @Test
  void a_destroyed_key_signs_no_more_whoever_destroyed_it() {
    CodeSigner signer = keys.make(Algorithm.ES256);
    Pkcs11Keys other = new Pkcs11Keys(token, TokenPin.of(SoftHsm.PIN, "test"));
    other.destroy(other.make(Algorithm.ES256).publicKey());
    other.destroy(keys.make(Algorithm.ES256).publicKey());
    other.destroy(signer.publicKey());
    assertFalse(keys.keys().contains(signer.publicKey()));
    assertReason(Reason.KEY_ABSENT, () -> signer.sign(MESSAGE));
    assertReason(Reason.KEY_ABSENT, () -> keys.signer(signer.publicKey()));
    assertReason(Reason.KEY_ABSENT, () -> keys.destroy(signer.publicKey()));
  }

  /** Every way that Java has to a key's secret. */
  @Test
  void a_key_is_not_exported() throws Exception {
    VerificationKey made = keys.make(Algorithm.ES256).publicKey();
    Provider provider = token.connect();
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, SoftHsm.PIN.toCharArray());
    Key secret = store.getKey(KeyCustody.name(made), null);
    assertTrue(secret.toString().contains("sensitive, unextractable"), secret::toString);
    assertNull(secret.getEncoded());
    Exception refused =
        assertThrows(
            InvalidKeySpecException.class,
            () ->
                KeyFactory.getInstance("EC", provider).getKeySpec(secret, ECPrivateKeySpec.class));
    assertTrue(String.valueOf(refused.getCause()).contains("CKR_ATTRIBUTE_SENSITIVE"));
    assertThrows(
        InvalidKeyException.class, () -> KeyFactory.getInstance("EC").translateKey(secret));
    Cipher wrap = Cipher.getInstance("AESWrap");
    wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(new byte[16], "AES"));
    assertThrows(InvalidKeyException.class, () -> wrap.wrap(secret));
  }

  @Test
  void a_session_that_another_ended_is_opened_again() throws Exception {
    CodeSigner signer = keys.make(Algorithm.ES256);
    for (int i = 0; i < 3; i++) {
      logOut();
      assertTrue(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE)));
    }
    logOut();
    assertTrue(keys.keys().contains(signer.publicKey()));
  }

  /** A login is the whole process's: one provider that logs out ends it for all. */
  private void logOut() throws GeneralSecurityException {
    ((AuthProvider) token.connect()).logout();
  }

  @Test
  void many_threads_sign_with_one_key() throws Exception {
    CodeSigner signer = keys.make(Algorithm.ES256);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> signs = () -> signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE));
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(signs);
      }
      for (Future<Boolean> each : threads.invokeAll(all)) {
        assertTrue(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_token_makes_es256_alone() {
    assertEquals(Set.of(Algorithm.ES256), keys.algorithms());
    assertReason(Reason.ALGORITHM_MISSING, () -> keys.make(Algorithm.ED25519));
    assertReason(Reason.ALGORITHM_MISSING, () -> keys.make(Algorithm.SM2));
    assertReason(Reason.KEY_ABSENT, () -> keys.signer(newKey(Algorithm.ES256).publicKey()));
  }

  @Test
  void what_is_set_up_wrongly_is_named(@TempDir Path folder) throws Exception {
    Path notThere = folder.resolve("libnone.so");
    assertReason(Reason.LIBRARY_MISSING, opening(new Pkcs11Token(notThere, 0)));
    Path noLibrary = Files.writeString(folder.resolve("libtext.so"), "text");
    assertReason(Reason.LIBRARY_MISSING, opening(new Pkcs11Token(noLibrary, 0)));
    assertReason(Reason.TOKEN_ABSENT, opening(new Pkcs11Token(token.library(), 7)));
    Path pin = folder.resolve("pin");
    assertReason(Reason.PIN_MISSING, () -> new Pkcs11Keys(token, TokenPin.ofFile(pin)).keys());
    Files.writeString(pin, "1".repeat(1025));
    assertReason(Reason.PIN_MISSING, () -> new Pkcs11Keys(token, TokenPin.ofFile(pin)).keys());
    Files.writeString(pin, "\n");
    assertReason(Reason.PIN_MISSING, () -> new Pkcs11Keys(token, TokenPin.ofFile(pin)).keys());
  }

  private static Executable opening(Pkcs11Token token) {
    return () -> new Pkcs11Keys(token, TokenPin.of(SoftHsm.PIN, "test")).keys();
  }

  static void assertReason(Reason reason, Executable executable) {
    assertEquals(reason, assertThrows(CustodyException.class, executable).reason());
  }
}
