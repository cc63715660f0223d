package dev.suishen.keys.custody;

import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.keys.signing.KeyFile.WrongPassphraseException;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Software keys in a folder, each in a {@link KeyFile} {@code <kid>.pem} under one key-encryption
 * key. A key is in clear only in memory, while somebody holds its signer.
 */
public final class SealedKeys implements KeyCustody {
  /** A random key of 256 bits is not guessed; more iterations would slow nobody but us. */
  private static final int ITERATIONS = 1000;

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}\\.pem");

  private final Path folder;
  private final KeyEncryptionKey kek;
  private final SecureRandom random;

  /** The folder is made with its first key. */
  public SealedKeys(Path folder, KeyEncryptionKey kek, SecureRandom random) {
    this.folder = folder;
    this.kek = kek;
    this.random = random;
  }

  @Override
  public Set<Algorithm> algorithms() {
    return EnumSet.allOf(Algorithm.class);
  }

  @Override
  public CodeSigner make(Algorithm algorithm) {
    SoftwareKey key = SoftwareKey.generate(algorithm, random);
    Path file = file(key.publicKey());
    if (Files.exists(file)) {
      return make(algorithm);
    }
    seal(file, key, kek);
    return key;
  }

  @Override
  public CodeSigner signer(VerificationKey key) {
    Path file = file(key);
    SoftwareKey kept = open(file, kek);
    if (!kept.publicKey().equals(key)) {
      throw failure(Reason.KEY_DAMAGED, file.getFileName() + " is another key than " + key, null);
    }
    return kept;
  }

  /** Opens every file. */
  @Override
  public List<VerificationKey> keys() {
    return files().stream().map(file -> open(file, kek).publicKey()).toList();
  }

  @Override
  public void destroy(VerificationKey key) {
    try {
      Files.delete(file(key));
    } catch (NoSuchFileException e) {
      throw failure(Reason.KEY_ABSENT, key.toString(), e);
    } catch (IOException e) {
      throw failure(Reason.FOLDER_FAILED, "cannot delete " + key, e);
    }
  }

  /**
   * Seals every key anew, each file in one step. Where it is broken off, some keys are under one
   * key-encryption key and some under the other: call it again with the same two.
   *
   * @return the custody under {@code next}
   */
  public SealedKeys reseal(KeyEncryptionKey next) {
    for (Path file : files()) {
      if (!opens(file, next)) {
        seal(file, open(file, kek), next);
      }
    }
    return new SealedKeys(folder, next, random);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failure(Reason.FOLDER_FAILED, "cannot be read", e);
    }
  }

  private boolean opens(Path file, KeyEncryptionKey with) {
    try {
      open(file, with);
      return true;
    } catch (CustodyException e) {
      if (e.reason() == Reason.KEK_WRONG) {
        return false;
      }
      throw e;
    }
  }

  private SoftwareKey open(Path file, KeyEncryptionKey with) {
    char[] passphrase = with.passphrase();
    try {
      return KeyFile.read(file, passphrase, random);
    } catch (NoSuchFileException e) {
      throw failure(Reason.KEY_ABSENT, "no " + file.getFileName(), e);
    } catch (WrongPassphraseException e) {
      throw failure(Reason.KEK_WRONG, "it does not open " + file.getFileName(), e);
    } catch (IOException e) {
      throw failure(Reason.KEY_DAMAGED, String.valueOf(e.getMessage()), e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private void seal(Path file, SoftwareKey key, KeyEncryptionKey with) {
    char[] passphrase = with.passphrase();
    try {
      Files.createDirectories(folder);
      KeyFile.write(file, key, passphrase, ITERATIONS, random);
    } catch (IOException e) {
      throw failure(Reason.FOLDER_FAILED, "cannot write " + file.getFileName(), e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private Path file(VerificationKey key) {
    return folder.resolve(KeyCustody.name(key) + ".pem");
  }

  private CustodyException failure(Reason reason, String detail, @Nullable Exception cause) {
    return new CustodyException(reason, folder.toString(), detail, cause);
  }
}
