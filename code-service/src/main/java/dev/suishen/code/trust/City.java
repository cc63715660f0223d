package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.database.Database;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.SignerRefusedException;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustStore;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The city whose codes this service issues: its newest bundle and the keys that sign now. Looks for
 * a newer bundle every minute.
 */
@Context
public class City {
  private static final Logger LOG = LoggerFactory.getLogger(City.class);

  private final CitySource source;
  private final BundleRepository bundles;
  private final Database database;
  private final Clock clock;
  private final SecureRandom random;
  private final TrustStore trust;
  private volatile @Nullable Signers signers;

  /**
   * @throws StartRefusedException CITY_UNREADABLE, CITY_REFUSED
   */
  City(
      CitySource source,
      BundleRepository bundles,
      Database database,
      Clock clock,
      SecureRandom random) {
    this.source = source;
    this.bundles = bundles;
    this.database = database;
    this.clock = clock;
    this.random = random;
    try {
      this.trust = TrustStore.pinned(source.roots());
      takeNewest();
    } catch (IOException e) {
      throw new StartRefusedException("CITY_UNREADABLE", String.valueOf(e.getMessage()));
    } catch (BundleRefusedException | SignerRefusedException e) {
      throw new StartRefusedException("CITY_REFUSED", String.valueOf(e.getMessage()));
    }
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void refresh() {
    try {
      takeNewest();
    } catch (IOException | BundleRefusedException | SignerRefusedException | CustodyException e) {
      LOG.error("The city's newest bundle or keys cannot be taken: {}", e.getMessage());
    }
  }

  private void takeNewest() throws IOException, BundleRefusedException {
    TrustBundle bundle = source.bundle();
    Signers held = signers;
    if (held != null && held.bundle.serial() == bundle.serial()) {
      return;
    }
    trust.takeBundle(bundle.encoded(), clock.instant());
    CodeSigner codes = source.signer(bundle, SigningKey.FOR_CODES);
    signers =
        new Signers(
            bundle,
            codes,
            CodeIssuer.proven(codes, trust, clock, random),
            source.signer(bundle, SigningKey.FOR_STATUS_LISTS));
    LOG.info("Trust bundle {} of {}", bundle.serial(), bundle.issuer());
    database.call(() -> bundles.keep(bundle.serial(), bundle.encoded())).join();
  }

  /** What verifiers of this city hold; the service's own online check among them. */
  public TrustStore trust() {
    return trust;
  }

  public TrustBundle bundle() {
    return signers().bundle;
  }

  /** Makes codes with the key that signs now. */
  public CodeIssuer issuer() {
    return signers().issuer;
  }

  /** The key of {@link #issuer}. */
  CodeSigner codeSigner() {
    return signers().codeSigner;
  }

  public CodeSigner statusSigner() {
    return signers().statusSigner;
  }

  private Signers signers() {
    Signers held = signers;
    if (held == null) {
      throw new IllegalStateException("the city has not been read");
    }
    return held;
  }

  private record Signers(
      TrustBundle bundle, CodeSigner codeSigner, CodeIssuer issuer, CodeSigner statusSigner) {}
}
