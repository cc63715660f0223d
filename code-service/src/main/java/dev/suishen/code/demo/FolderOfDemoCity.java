package dev.suishen.code.demo;

import dev.suishen.code.embedded.DataDirectory;
import dev.suishen.code.secret.SecretNames;
import dev.suishen.code.secret.Secrets;
import dev.suishen.code.trust.CitySource;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/** A demo city in the data directory; it makes itself, and its next bundle when that is due. */
@Singleton
@DemoOnly
final class FolderOfDemoCity implements CitySource {
  private final CityFolder folder;
  private final DemoCity city;
  private final Clock clock;

  FolderOfDemoCity(DataDirectory directory, Secrets secrets, Clock clock, SecureRandom random) {
    char[] passphrase = secrets.text(SecretNames.CITY_PASSPHRASE).toCharArray();
    this.folder = new CityFolder(directory.resolve("city"), passphrase, random);
    this.city = new DemoCity(folder, clock, random);
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
