package dev.suishen.code.trust;

import dev.suishen.code.config.StartRefusedException;
import dev.suishen.code.database.Database;
import dev.suishen.code.database.DatabaseAwayException;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.keys.code.CodeIssuer;
import dev.suishen.keys.code.SignerRefusedException;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.keys.lifecycle.KeyRing;
import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.keys.lifecycle.SigningKey;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.BundleRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustStore;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The city whose codes this service issues, as PostgreSQL has it: its newest bundle and the keys
 * that sign now. Takes up what has changed when it is told, and looks from time to time; with
 * PostgreSQL away it keeps what it has.
 */
@Context
public class City {
  private static final Logger LOG = LoggerFactory.getLogger(City.class);

  private final CityRing ring;
  private final Bundles bundles;
  private final Database database;
  private final Clock clock;
  private final TrustStore trust;
  private final OpenKeys open;
  private volatile CityRing.Held held = new CityRing.Held(-1, KeyRing.empty());
  private String trouble = "";

  /**
   * @throws StartRefusedException CITY_UNREADABLE, CITY_REFUSED, DEMO_KEYS_REFUSED
   * @throws CustodyException if a key that signs now cannot be opened
   */
  City(
      CitySource source,
      Beginning beginning,
      CityRing ring,
      Bundles bundles,
      TrustNotice notice,
      Database database,
      Clock clock,
      SecureRandom random) {
    this.ring = ring;
    this.bundles = bundles;
    this.database = database;
    this.clock = clock;
    this.trust = TrustStore.pinned(bundles.pinned());
    this.open = new OpenKeys(source.custody(), trust, clock, random);
    beginning.take();
    try {
      takeUp();
      trust.bundle().ifPresent(source::requireOwn);
      openKeys();
    } catch (BundleRefusedException | UncheckedIOException e) {
      throw new StartRefusedException("CITY_REFUSED", String.valueOf(e.getMessage()));
    } catch (SignerRefusedException e) {
      // An administrator is needed, who needs the service.
      tell(words(e));
    }
    notice.listen(this::refresh);
  }

  /** Takes up what has changed, unless PostgreSQL is away; never throws. */
  @Scheduled(initialDelay = "${suishen.trust.poll}", fixedDelay = "${suishen.trust.poll}")
  public final synchronized void refresh() {
    String found = "";
    try {
      database.call(this::takenUp).join();
      openKeys();
    } catch (CompletionException e) {
      found = e.getCause() instanceof DatabaseAwayException ? "" : String.valueOf(e.getCause());
    } catch (CustodyException e) {
      found = String.valueOf(e.getMessage());
    } catch (SignerRefusedException e) {
      found = words(e);
    }
    tell(found);
  }

  private static String words(SignerRefusedException refused) {
    return "codes of the key that signs are "
        + refused
            .answer()
            .fold(accepted -> "accepted", no -> "" + no.reason(), open -> "" + open.reason());
  }

  /** Once for each trouble, and not each time that it is met. */
  private void tell(String found) {
    if (!found.isEmpty() && !found.equals(trouble)) {
      LOG.error("The city's bundle or keys cannot be taken up: {}", found);
    }
    trouble = found;
  }

  private boolean takenUp() {
    try {
      return takeUp();
    } catch (BundleRefusedException e) {
      throw new CompletionException(e);
    }
  }

  private boolean takeUp() throws BundleRefusedException {
    CityRing.Held newest = ring.held();
    if (newest.version() == held.version()) {
      return false;
    }
    // The bundle first: a key that signs is in it.
    bundles.follow(trust);
    held = newest;
    open.keep(newest.keys());
    LOG.info(
        "Ring {} with {} keys, trust bundle {}",
        newest.version(),
        newest.keys().keys().size(),
        trust.bundle().map(TrustBundle::serial).orElse(0L));
    return true;
  }

  /** Before somebody waits for a code. */
  private void openKeys() {
    held.keys().signer(KeyUse.STATUS_LISTS, clock.instant()).ifPresent(open::signer);
    held.keys().signer(KeyUse.CODES, clock.instant()).ifPresent(open::issuer);
  }

  /** What verifiers of this city hold; the service's own online check among them. */
  public TrustStore trust() {
    return trust;
  }

  /**
   * @throws Fault CITY_WITHOUT_KEYS while none was published
   */
  public TrustBundle bundle() {
    return trust.bundle().orElseThrow(() -> without("no bundle has been published"));
  }

  /**
   * Makes codes with the key that signs now.
   *
   * @throws Fault CITY_WITHOUT_KEYS
   */
  public CodeIssuer issuer() {
    try {
      return open.issuer(signing(KeyUse.CODES));
    } catch (SignerRefusedException e) {
      throw without("verifiers would not take codes of the key that signs");
    }
  }

  /** The key of {@link #issuer}. */
  CodeSigner codeSigner() {
    return open.signer(signing(KeyUse.CODES));
  }

  /**
   * @throws Fault CITY_WITHOUT_KEYS
   */
  public CodeSigner statusSigner() {
    return open.signer(signing(KeyUse.STATUS_LISTS));
  }

  /** Whether what this key signed is bad. */
  public boolean isRevoked(int kid) {
    return held.keys().find(kid).filter(key -> key.state() == KeyState.REVOKED).isPresent();
  }

  private SigningKey signing(KeyUse use) {
    return held.keys()
        .signer(use, clock.instant())
        .orElseThrow(() -> without("no key of " + use + " signs now"));
  }

  private static Fault without(String detail) {
    return Fault.of(FaultCode.CITY_WITHOUT_KEYS, detail);
  }
}
