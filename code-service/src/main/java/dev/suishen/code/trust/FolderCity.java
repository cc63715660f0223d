package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.keys.city.CityFolder;
import dev.suishen.keys.custody.KeyCustody;
import dev.suishen.keys.demo.DemoCity;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.TrustBundle;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** A real city's folder. */
@Singleton
@Requires(property = "suishen.demo", notEquals = "true")
final class FolderCity implements CitySource {
  private final CityFolder folder;
  private final Optional<String> issuer;

  /**
   * @throws StartRefusedException CITY_NOT_NAMED, CUSTODY_NOT_NAMED, DEMO_KEYS_REFUSED
   */
  FolderCity(CitySettings settings, CustodySettings custody, SecureRandom random) {
    Path directory = settings.directory();
    if (directory == null) {
      throw new StartRefusedException("CITY_NOT_NAMED", "set SUISHEN_CITY_DIRECTORY");
    }
    this.folder = new CityFolder(directory, NamedCustody.of(custody, directory, random));
    this.issuer = Optional.ofNullable(settings.issuer());
    issuer.ifPresent(FolderCity::refuseDemo);
  }

  private static void refuseDemo(String issuer) {
    if (issuer.equals(DemoCity.ISSUER)) {
      throw new StartRefusedException(
          "DEMO_KEYS_REFUSED", "the keys of a demo city are for the embedded default only");
    }
  }

  @Override
  public RootSet roots() throws IOException {
    return folder.roots();
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
    return issuer;
  }

  @Override
  public void requireOwn(TrustBundle bundle) {
    refuseDemo(bundle.issuer());
  }
}
