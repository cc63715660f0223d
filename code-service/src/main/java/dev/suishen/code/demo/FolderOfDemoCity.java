package dev.suishen.code.demo;

import dev.suishen.code.embedded.DataDirectory;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import dev.suishen.code.trust.CitySettings;
import dev.suishen.code.trust.CitySource;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.KeyEncryptionKey;
import dev.suishen.keys.custody.SealedKeys;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A demo city in the data directory; it makes itself, and its next bundle when that is due. */
@Singleton
@DemoOnly
final class FolderOfDemoCity implements CitySource {
  private final CityFolder folder;
  private final DemoCity city;
  private final Clock clock;

  FolderOfDemoCity(
      DataDirectory directory,
      Secrets secrets,
      CitySettings settings,
      Clock clock,
      SecureRandom random) {
    Path path = directory.resolve("city");
    String kek = secrets.text(SecretNames.CITY_KEK);
    this.folder =
        new CityFolder(
            path, new SealedKeys(path, KeyEncryptionKey.of(kek, SecretNames.CITY_KEK), random));
    this.city = new DemoCity(folder, settings.keyAlgorithm(), clock);
    this.clock = clock;
  }

  @Override
  public RootSet roots() throws IOException {
    return city.keepCurrent().roots();
  }

  @Override
  public TrustBundle bundle() throws IOException {
    return city.keepCurrent().bundle().orElseThrow();
  }

  @Override
  public CodeSigner signer(TrustBundle bundle, int use) throws IOException {
    return folder.signer(bundle, use, clock.instant());
  }
}
