package dev.suishen.keys.signing;

import static dev.suishen.keys.PretendCity.NOW;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.suishen.keys.PretendCity;
import dev.suishen.keys.WholeCity;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key files and signatures against an independent implementation, both ways. */
class OpenSslTest {
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void openssl_opens_the_key_file_and_signs_for_its_public_key(Algorithm algorithm)
      throws Exception {
    OpenSsl openSsl = OpenSsl.given(newKey(algorithm), folder.resolve("key.pem"));
    assertTrue(openSsl.publicKey().verifies(MESSAGE, openSsl.sign(MESSAGE)));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void openssl_verifies_what_the_key_signs(Algorithm algorithm) throws Exception {
    SoftwareKey key = newKey(algorithm);
    OpenSsl openSsl = OpenSsl.given(key, folder.resolve("key.pem"));
    assertTrue(openSsl.verifies(MESSAGE, key.sign(MESSAGE)));
  }

  /** Roots, bundle, status list, codes: every key and every signature is OpenSSL's. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void the_real_verifier_reads_a_city_of_openssl(Algorithm algorithm) throws Exception {
    List<OpenSsl> made = new ArrayList<>();
    WholeCity.isRead(
        PretendCity.allFrom(
            () -> {
              try {
                made.add(OpenSsl.makes(algorithm, folder.resolve("key-" + made.size())));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return made.get(made.size() - 1);
            }));
  }

  /** Over the very bytes that roots, status key and code key signed. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void openssl_verifies_every_signature_of_our_city(Algorithm algorithm) throws Exception {
    List<Recorder> keys = new ArrayList<>();
    PretendCity city =
        PretendCity.allFrom(
            () -> {
              keys.add(new Recorder(newKey(algorithm)));
              return keys.get(keys.size() - 1);
            });
    WholeCity.isRead(city);
    city.draft(2).sign(city.roots, city.trust);
    int checked = 0;
    for (Recorder key : keys) {
      OpenSsl openSsl = OpenSsl.given(key.key, folder.resolve("key.pem"));
      for (Signed signed : key.all) {
        assertTrue(openSsl.verifies(signed.message, signed.signature));
        checked++;
      }
    }
    // Five roots' signatures of two bundles, a status list, an issuer's first code and two more.
    assertEquals(9, checked);
    assertEquals(NOW, city.trust.bundle().orElseThrow().issuedAt());
  }

  private record Signed(byte[] message, byte[] signature) {}

  private static final class Recorder implements CodeSigner {
    private final SoftwareKey key;
    private final List<Signed> all = new ArrayList<>();

    private Recorder(SoftwareKey key) {
      this.key = key;
    }

    @Override
    public VerificationKey publicKey() {
      return key.publicKey();
    }

    @Override
    public byte[] sign(byte[] message) {
      byte[] signature = key.sign(message);
      all.add(new Signed(message, signature));
      return signature;
    }
  }
}
