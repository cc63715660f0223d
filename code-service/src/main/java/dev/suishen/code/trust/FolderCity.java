package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A real city's folder; a demo city's is refused. */
@Singleton
@Requires(property = "suishen.demo", notEquals = "true")
final class FolderCity implements CitySource {
  private final CityFolder folder;
  private final Clock clock;

  FolderCity(CitySettings settings, CustodySettings custody, Clock clock, SecureRandom random) {
    Path directory = settings.directory();
    if (directory == null) {
      throw new StartRefusedException("CITY_NOT_NAMED", "set SUISHEN_CITY_DIRECTORY");
    }
    this.folder = new CityFolder(directory, NamedCustody.of(custody, directory, random));
    this.clock = clock;
  }

  @Override
  public RootSet roots() throws IOException {
    return folder.roots();
  }

  @Override
  public TrustBundle bundle() throws IOException, BundleRefusedException {
    TrustBundle bundle = folder.trust(clock.instant()).bundle().orElseThrow();
    if (bundle.issuer().equals(DemoCity.ISSUER)) {
      throw new StartRefusedException(
          "DEMO_KEYS_REFUSED", "the keys of a demo city are for the embedded default only");
    }
    return bundle;
  }

  @Override
  public CodeSigner signer(TrustBundle bundle, int use) throws IOException {
    return folder.signer(bundle, use, clock.instant());
  }
}
