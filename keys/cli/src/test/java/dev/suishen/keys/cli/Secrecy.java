package dev.suishen.keys.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.BigIntegers;

/** Secrets of a test, and the private halves of all key files that they open. */
final class Secrecy {
  private final Path folder;
  private final List<String> secrets = new ArrayList<>();
  private final Map<String, List<String>> opened = new HashMap<>();

  Secrecy(Path folder) {
    this.folder = folder;
  }

  void guard(String secret) {
    secrets.add(secret);
    opened.clear();
  }

  /** That none of them is in what was said, in any spelling that a program would choose. */
  void requireKept(String said) {
    secrets.forEach(secret -> assertFalse(said.contains(secret), "a secret was said"));
    String lower = said.toLowerCase(Locale.ROOT);
    for (String pem : pems()) {
      for (String spelling : opened.computeIfAbsent(pem, this::spellings)) {
        assertFalse(said.contains(spelling) || lower.contains(spelling), "a private key was said");
      }
    }
  }

  /** All spellings that are looked for, so that a test can know that they are. */
  List<String> spellings() {
    return pems().stream()
        .flatMap(pem -> opened.computeIfAbsent(pem, this::spellings).stream())
        .toList();
  }

  private List<String> pems() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> pems = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".pem")).toList()) {
        pems.add(Files.readString(file));
      }
      return pems;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> spellings(String pem) {
    return secrets.stream()
        .map(secret -> spellings(pem, secret))
        .filter(spellings -> !spellings.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Empty where this secret does not open it. */
  private static List<String> spellings(String pem, String secret) {
    try {
      byte[] pkcs8 = decrypt(pem, secret);
      byte[] key = privateHalf(PrivateKeyFactory.createKey(pkcs8));
      return List.of(
          HexFormat.of().formatHex(key),
          Base64.getEncoder().withoutPadding().encodeToString(key),
          Base64.getUrlEncoder().withoutPadding().encodeToString(key),
          Base64.getEncoder().withoutPadding().encodeToString(pkcs8).substring(0, 40));
    } catch (GeneralSecurityException
        | IOException
        | IllegalArgumentException
        | ClassCastException notThisOne) {
      return List.of();
    }
  }

  private static byte[] decrypt(String pem, String passphrase)
      throws GeneralSecurityException, IOException {
    String body = pem.replaceAll("-----[A-Z ]+-----", "");
    EncryptedPrivateKeyInfo sealed =
        new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(body));
    String scheme = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(scheme);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(scheme)
            .generateSecret(new PBEKeySpec(passphrase.toCharArray())),
        sealed.getAlgParameters());
    return cipher.doFinal(sealed.getEncryptedData());
  }

  private static byte[] privateHalf(AsymmetricKeyParameter key) {
    return key instanceof Ed25519PrivateKeyParameters ed25519
        ? ed25519.getEncoded()
        : BigIntegers.asUnsignedByteArray(32, ((ECPrivateKeyParameters) key).getD());
  }
}
