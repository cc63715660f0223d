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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A real city's folder; a demo city's is refused. */
@Singleton
@Requires(property = "suishen.demo", notEquals = "true")
final class FolderCity implements CitySource {
  private final CityFolder folder;
  private final Clock clock;

  FolderCity(CitySettings settings, Clock clock, SecureRandom random) throws IOException {
    Path directory = named("SUISHEN_CITY_DIRECTORY", settings.directory());
    Path passphrase = named("SUISHEN_CITY_PASSPHRASE_FILE", settings.passphraseFile());
    this.folder = new CityFolder(directory, firstLine(passphrase), random);
    this.clock = clock;
  }

  private static Path named(String variable, @Nullable Path path) {
    if (path == null) {
      throw new StartRefusedException("CITY_NOT_NAMED", "set " + variable);
    }
    return path;
  }

  private static char[] firstLine(Path file) throws IOException {
    return Files.readString(file).lines().findFirst().orElse("").toCharArray();
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
