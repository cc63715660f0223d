package dev.suishen.keys.city;

import dev.suishen.keys.files.WholeFile;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.signing.KeyFile;
import dev.suishen.keys.signing.SoftwareKey;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A city as files: {@code roots.json} (what its verifiers were given), {@code bundle.cbor} (its
 * newest trust bundle) and {@code <kid>.pem} for each signing key, encrypted. The bundle is taken
 * by the real verifier each time it is read.
 */
public final class CityFolder {
  private final Path folder;
  private final char[] passphrase;
  private final SecureRandom random;

  /**
   * @param passphrase opens every key file of the folder; comes from outside of it
   */
  public CityFolder(Path folder, char[] passphrase, SecureRandom random) {
    this.folder = folder;
    this.passphrase = passphrase.clone();
    this.random = random;
  }

  public boolean isEmpty() {
    return !Files.exists(bundleFile());
  }

  public RootSet roots() throws IOException {
    return RootsFile.parse(Files.readString(folder.resolve("roots.json")));
  }

  /**
   * A store that trusts this city's roots and holds its bundle.
   *
   * @param now when the bundle must not have expired
   */
  public TrustStore trust(Instant now) throws IOException, BundleRefusedException {
    TrustStore trust = TrustStore.pinned(roots());
    trust.takeBundle(Files.readAllBytes(bundleFile()), now);
    return trust;
  }

  /**
   * The key that signs now: active in the bundle, inside its window.
   *
   * @param use {@link TrustBundle.SigningKey#FOR_CODES} or {@link
   *     TrustBundle.SigningKey#FOR_STATUS_LISTS}
   * @throws IOException if the bundle names none, or its file is missing or does not open
   */
  public CodeSigner signer(TrustBundle bundle, int use, Instant now) throws IOException {
    SigningKey key =
        KeyRing.from(bundle)
            .signer(KeyUse.ofWire(use), now)
            .orElseThrow(
                () ->
                    new IOException(
                        "bundle " + bundle.serial() + " has no active key of use " + use));
    return readKey(key.custody());
  }

  /** Reads {@code <name>.pem}. */
  public SoftwareKey readKey(String name) throws IOException {
    return KeyFile.read(keyFile(name), passphrase, random);
  }

  public void writeKey(String name, SoftwareKey key) throws IOException {
    Files.createDirectories(folder);
    KeyFile.write(keyFile(name), key, passphrase, random);
  }

  public void writeRoots(RootSet roots) throws IOException {
    Files.createDirectories(folder);
    byte[] json = RootsFile.of(roots).toJson().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve("roots.json"), json);
  }

  public void writeBundle(TrustBundle bundle) throws IOException {
    WholeFile.write(bundleFile(), bundle.encoded());
  }

  /** The file name of a signing key: its kid, eight hexadecimal digits. */
  public static String keyName(int kid) {
    return SigningKey.name(kid);
  }

  private Path keyFile(String name) {
    return folder.resolve(name + ".pem");
  }

  private Path bundleFile() {
    return folder.resolve("bundle.cbor");
  }
}
