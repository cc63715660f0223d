package dev.suishen.keys.signing;

import static dev.suishen.keys.PretendCity.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
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

/** A key in a file, used by OpenSSL as it is installed on this machine. */
public final class OpenSsl implements CodeSigner {
  static final String PASSPHRASE = "correct horse";

  private final Path file;
  private final VerificationKey publicKey;

  private OpenSsl(Path file, VerificationKey publicKey) {
    this.file = file;
    this.publicKey = publicKey;
  }

  /** A key of ours, handed to OpenSSL. */
  public static OpenSsl given(SoftwareKey key, Path file) throws IOException {
    KeyFile.write(file, key, PASSPHRASE.toCharArray(), 1000, RANDOM);
    return new OpenSsl(file, key.publicKey());
  }

  /** A key that OpenSSL makes. */
  public static OpenSsl makes(Algorithm algorithm, Path file) throws IOException {
    List<String> command = new ArrayList<>(List.of("genpkey", "-out", file.toString()));
    command.addAll(List.of("-aes-256-cbc", "-pass", "pass:" + PASSPHRASE));
    command.addAll(
        switch (algorithm) {
          case ED25519 -> List.of("-algorithm", "ED25519");
          case ES256 -> List.of("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
          case SM2 -> List.of("-algorithm", "SM2");
        });
    run(command);
    return new OpenSsl(file, KeyFile.read(file, PASSPHRASE.toCharArray(), RANDOM).publicKey());
  }

  @Override
  public VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Path in = Files.write(file.resolveSibling("message"), message);
      Path out = file.resolveSibling("signature");
      run(pkeyutl("-sign", in, "-out", out));
      return raw(Files.readAllBytes(out));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether OpenSSL says so. */
  public boolean verifies(byte[] message, byte[] signature) throws IOException {
    Path in = Files.write(file.resolveSibling("message"), message);
    Path signed = Files.write(file.resolveSibling("signature"), der(signature));
    return run(pkeyutl("-verify", in, "-sigfile", signed))
        .contains("Signature Verified Successfully");
  }

  private List<String> pkeyutl(String action, Path message, String option, Path signature) {
    List<String> command = new ArrayList<>(List.of("pkeyutl", "-rawin", action));
    command.addAll(List.of(option, signature.toString(), "-in", message.toString()));
    command.addAll(List.of("-inkey", file.toString(), "-passin", "pass:" + PASSPHRASE));
    command.addAll(
        switch (publicKey.algorithm()) {
          case ED25519 -> List.of();
          case ES256 -> List.of("-digest", "sha256");
          case SM2 -> List.of("-digest", "sm3", "-pkeyopt", "distid:1234567812345678");
        });
    return command;
  }

  /** Skips the test where it is not installed. */
  private static String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return abort("openssl is not installed: apt-get install openssl");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.onExit().join().exitValue(), output);
    return output;
  }

  /** OpenSSL's EC signatures are DER, ours r‖s. */
  private byte[] raw(byte[] der) throws IOException {
    if (publicKey.algorithm() == Algorithm.ED25519) {
      return der;
    }
    BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order(), der);
    return PlainDSAEncoding.INSTANCE.encode(order(), rs[0], rs[1]);
  }

  private byte[] der(byte[] raw) throws IOException {
    if (publicKey.algorithm() == Algorithm.ED25519) {
      return raw;
    }
    BigInteger[] rs = PlainDSAEncoding.INSTANCE.decode(order(), raw);
    return StandardDSAEncoding.INSTANCE.encode(order(), rs[0], rs[1]);
  }

  private BigInteger order() {
    return (publicKey.algorithm() == Algorithm.ES256
            ? ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1)
            : ECNamedCurveTable.getByName("sm2p256v1"))
        .getN();
  }
}
