package dev.suishen.code.demo;

import dev.suishen.code.embedded.DataDirectory;
import dev.suishen.code.rotation.RootHolders;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import dev.suishen.code.trust.CitySettings;
import dev.suishen.code.trust.CitySource;
import dev.suishen.keys.bundle.BundleDraft;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** A demo city in the data directory: its roots beside its other keys. */
@Singleton
@DemoOnly
final class FolderOfDemoCity implements CitySource, RootHolders {
  private final CityFolder folder;
  private final DemoCity city;

  FolderOfDemoCity(
      DataDirectory directory, Secrets secrets, CitySettings settings, SecureRandom random) {
    Path path = directory.resolve("city");
    String kek = secrets.text(SecretNames.CITY_KEK);
    this.folder =
        new CityFolder(
            path, new SealedKeys(path, KeyEncryptionKey.of(kek, SecretNames.CITY_KEK), random));
    this.city = new DemoCity(folder, settings.keyAlgorithm(folder.keys()));
  }

  @Override
  public RootSet roots() throws IOException {
    return city.roots();
  }

  @Override
  public KeyCustody custody() {
    return folder.keys();
  }

  @Override
  public Optional<byte[]> bundle() throws IOException {
    return folder.bundle();
  }

  @Override
  public Optional<String> issuer() {
    return Optional.of(DemoCity.ISSUER);
  }

  @Override
  public void requireOwn(TrustBundle bundle) {
    // Here it is at home.
  }

  @Override
  public byte[] sign(BundleDraft draft, TrustStore held)
      throws IOException, BundleRefusedException {
    return city.sign(draft, held).encoded();
  }
}
