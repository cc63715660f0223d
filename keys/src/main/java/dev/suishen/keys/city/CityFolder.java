package dev.suishen.keys.city;

import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.files.WholeFile;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A city as files: {@code roots.json} (what its verifiers were given) and {@code bundle.cbor} (its
 * newest trust bundle), beside the custody of its keys. The bundle is taken by the real verifier
 * each time it is read.
 */
public final class CityFolder {
  private final Path folder;
  private final KeyCustody keys;

  /**
   * @param keys where its signing keys are; sealed keys may lie in the same folder
   */
  public CityFolder(Path folder, KeyCustody keys) {
    this.folder = folder;
    this.keys = keys;
  }

  public KeyCustody keys() {
    return keys;
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
   * @throws IOException if the bundle names none
   * @throws CustodyException KEY_ABSENT among others
   */
  public CodeSigner signer(TrustBundle bundle, int use, Instant now) throws IOException {
    SigningKey key =
        KeyRing.from(bundle)
            .signer(KeyUse.ofWire(use), now)
            .orElseThrow(
                () ->
                    new IOException(
                        "bundle " + bundle.serial() + " has no active key of use " + use));
    return keys.signer(key.key());
  }

  public void writeRoots(RootSet roots) throws IOException {
    Files.createDirectories(folder);
    byte[] json = RootsFile.of(roots).toJson().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve("roots.json"), json);
  }

  public void writeBundle(TrustBundle bundle) throws IOException {
    WholeFile.write(bundleFile(), bundle.encoded());
  }

  private Path bundleFile() {
    return folder.resolve("bundle.cbor");
  }
}
