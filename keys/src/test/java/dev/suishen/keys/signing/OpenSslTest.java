package dev.suishen.keys.signing;

import static dev.suishen.keys.PretendCity.RANDOM;
import static dev.suishen.keys.PretendCity.newKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.suishen.verifier.Algorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key files and signatures against an independent implementation, both ways. */
class OpenSslTest {
  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  @TempDir Path folder;

  @BeforeEach
  void requireOpenSsl() throws Exception {
    boolean there;
    try {
      there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assumeTrue(there, "openssl is not installed: apt-get install openssl");
    Files.writeString(folder.resolve("message"), "a message");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void openssl_opens_the_key_file_and_signs_for_its_public_key(Algorithm algorithm)
      throws Exception {
    SoftwareKey key = newKey(algorithm);
    KeyFile.write(folder.resolve("key.pem"), key, PASSPHRASE, RANDOM);
    pkeyutl(algorithm, "-sign", "-out", "signature");
    byte[] signature = raw(algorithm, Files.readAllBytes(folder.resolve("signature")));
    assertTrue(key.publicKey().verifies(message(), signature));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void openssl_verifies_what_the_key_signs(Algorithm algorithm) throws Exception {
    SoftwareKey key = newKey(algorithm);
    KeyFile.write(folder.resolve("key.pem"), key, PASSPHRASE, RANDOM);
    Files.write(folder.resolve("signature"), der(algorithm, key.sign(message())));
    assertTrue(
        pkeyutl(algorithm, "-verify", "-sigfile", "signature")
            .contains("Signature Verified Successfully"));
  }

  private byte[] message() throws IOException {
    return Files.readAllBytes(folder.resolve("message"));
  }

  private String pkeyutl(Algorithm algorithm, String... action) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl", "pkeyutl", "-rawin"));
    command.addAll(List.of(action));
    command.addAll(List.of("-in", "message", "-inkey", "key.pem"));
    command.addAll(List.of("-passin", "pass:" + new String(PASSPHRASE)));
    switch (algorithm) {
      case ED25519 -> {}
      case ES256 -> command.addAll(List.of("-digest", "sha256"));
      case SM2 -> command.addAll(List.of("-digest", "sm3", "-pkeyopt", "distid:1234567812345678"));
    }
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  /** OpenSSL's EC signatures are DER, ours r‖s. */
  private static byte[] raw(Algorithm algorithm, byte[] der) throws IOException {
    if (algorithm == Algorithm.ED25519) {
      return der;
    }
    BigInteger n = order(algorithm);
    BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(n, der);
    return PlainDSAEncoding.INSTANCE.encode(n, rs[0], rs[1]);
  }

  private static byte[] der(Algorithm algorithm, byte[] raw) throws IOException {
    if (algorithm == Algorithm.ED25519) {
      return raw;
    }
    BigInteger n = order(algorithm);
    BigInteger[] rs = PlainDSAEncoding.INSTANCE.decode(n, raw);
    return StandardDSAEncoding.INSTANCE.encode(n, rs[0], rs[1]);
  }

  private static BigInteger order(Algorithm algorithm) {
    return (algorithm == Algorithm.ES256
            ? ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1)
            : ECNamedCurveTable.getByName("sm2p256v1"))
        .getN();
  }
}
