package dev.suishen.keys.signing;

import dev.suishen.keys.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * A software key at rest: PEM of an encrypted PKCS#8 (RFC 5958, RFC 7468 §11) under PBES2 with
 * PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018), as OpenSSL writes and reads it. Files are
 * readable by their owner alone.
 */
public final class KeyFile {
  private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";
  private static final int ITERATIONS = 600_000;
  private static final int MAX_BYTES = 16 * 1024;
  private static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
  private static final String END = "-----END ENCRYPTED PRIVATE KEY-----";

  private KeyFile() {}

  /**
   * Writes the whole file or none of it; replaces one that is there.
   *
   * @param passphrase words that somebody remembers
   */
  public static void write(Path file, SoftwareKey key, char[] passphrase, SecureRandom random)
      throws IOException {
    write(file, key, passphrase, ITERATIONS, random);
  }

  /**
   * As the other, for a passphrase that needs fewer iterations.
   *
   * @param iterations of PBKDF2, 1000 at least (RFC 8018 §4.2)
   */
  public static void write(
      Path file, SoftwareKey key, char[] passphrase, int iterations, SecureRandom random)
      throws IOException {
    byte[] plain = key.pkcs8().getEncoded();
    try {
      WholeFile.write(file, pem(encrypt(plain, passphrase, iterations, random)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + SCHEME, e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * @throws WrongPassphraseException if the passphrase does not open it, or it was altered
   * @throws IOException if there is no such file, or it holds no encrypted key of our algorithms
   */
  public static SoftwareKey read(Path file, char[] passphrase, SecureRandom random)
      throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is over " + MAX_BYTES + " bytes: not a key file");
    }
    byte[] plain = decrypt(file, encryptedBytes(file), passphrase);
    try {
      PrivateKeyInfo key = privateKeyInfo(file, plain);
      return SoftwareKey.of(PrivateKeyFactory.createKey(key), random);
    } catch (WrongPassphraseException e) {
      throw e;
    } catch (IllegalArgumentException | IOException e) {
      throw new IOException(file + " holds no key of Ed25519, P-256 or SM2", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** One wrong passphrase in 256 gives a padding that is right, and then no PKCS#8. */
  private static PrivateKeyInfo privateKeyInfo(Path file, byte[] plain)
      throws WrongPassphraseException {
    try {
      return PrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(plain));
    } catch (IllegalArgumentException | IOException e) {
      throw new WrongPassphraseException(file, e);
    }
  }

  private static byte[] encrypt(
      byte[] plain, char[] passphrase, int iterations, SecureRandom random)
      throws GeneralSecurityException, IOException {
    byte[] salt = random(random);
    byte[] iv = random(random);
    Cipher cipher = Cipher.getInstance(SCHEME);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        secret(passphrase),
        new PBEParameterSpec(salt, iterations, new IvParameterSpec(iv)));
    AlgorithmIdentifier scheme =
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_PBES2,
            ASN1Primitive.fromByteArray(cipher.getParameters().getEncoded()));
    return new EncryptedPrivateKeyInfo(scheme, cipher.doFinal(plain)).getEncoded();
  }

  private static byte[] decrypt(Path file, byte[] encrypted, char[] passphrase) throws IOException {
    EncryptedPrivateKeyInfo sealed;
    try {
      sealed = EncryptedPrivateKeyInfo.getInstance(encrypted);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not an encrypted PKCS#8 key", e);
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance(SCHEME);
      parameters.init(
          sealed.getEncryptionAlgorithm().getParameters().toASN1Primitive().getEncoded());
      Cipher cipher = Cipher.getInstance(SCHEME);
      cipher.init(Cipher.DECRYPT_MODE, secret(passphrase), parameters);
      return cipher.doFinal(sealed.getEncryptedData());
    } catch (GeneralSecurityException e) {
      throw new WrongPassphraseException(file, e);
    }
  }

  private static SecretKey secret(char[] passphrase) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase);
    try {
      return SecretKeyFactory.getInstance(SCHEME).generateSecret(spec);
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] pem(byte[] der) {
    byte[] newline = {'\n'};
    String body = Base64.getMimeEncoder(64, newline).encodeToString(der);
    return (BEGIN + "\n" + body + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] encryptedBytes(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new IOException(file + " is not an encrypted PKCS#8 key in PEM");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(text.substring(BEGIN.length(), text.length() - END.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not Base64", e);
    }
  }

  /** The passphrase does not open the file. */
  public static final class WrongPassphraseException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongPassphraseException(Path file, Exception cause) {
      super("the passphrase does not open " + file, cause);
    }
  }
}
