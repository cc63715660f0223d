package dev.suishen.code.status;

import dev.suishen.code.database.Database;
import dev.suishen.code.database.DatabaseAwayException;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.trust.City;
import dev.suishen.keys.custody.CustodyException;
import dev.suishen.verifier.StatusListRefusedException;
import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest token of each list of the bundle, in memory. Every instance looks every other second
 * whether one is due; whichever comes first signs it for all.
 */
@Context
public class StatusLists {
  private static final Logger LOG = LoggerFactory.getLogger(StatusLists.class);

  private final Map<Place, SignedList> newest = new ConcurrentHashMap<>();
  private final SignStatusList signing;
  private final City city;
  private final Database database;
  private final StatusSettings settings;
  private final Clock clock;

  StatusLists(
      SignStatusList signing, City city, Database database, StatusSettings settings, Clock clock) {
    this.signing = signing;
    this.city = city;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** Before anybody asks, and when the demo city has its first bundle. */
  @EventListener
  void start(StartupEvent started) {
    refresh();
  }

  /** The newest token of a list; empty if the bundle has no such list. */
  public Optional<SignedList> find(int scene, int list) {
    return Optional.ofNullable(newest.get(new Place(scene, list)));
  }

  /** How long a reader may keep a token from now on. */
  public Duration keepFor(SignedList list) {
    Duration left = Duration.between(clock.instant(), list.issuedAt().plus(settings.timeToLive()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Signs what is due and takes what others signed. */
  @Scheduled(initialDelay = "2s", fixedDelay = "2s")
  public final synchronized void refresh() {
    try {
      for (StatusListLocation list : statusLists()) {
        database.call(() -> signing.newest(list)).join().ifPresent(this::take);
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof CustodyException custody) {
        LOG.error("Status lists are not signed: {}", custody.getMessage());
      } else if (!(e.getCause() instanceof DatabaseAwayException
          || e.getCause() instanceof Fault)) {
        LOG.error("Status lists could not be refreshed", e.getCause());
      }
    }
  }

  private List<StatusListLocation> statusLists() {
    return city.trust().bundle().map(TrustBundle::statusLists).orElse(List.of());
  }

  private void take(TokenRow row) {
    Place place = new Place(row.scene(), row.list());
    SignedList held = newest.get(place);
    if (held != null && held.issuedAt().equals(row.issuedAt())) {
      return;
    }
    try {
      city.trust().takeStatusList(row.token());
      newest.put(place, new SignedList(row.token(), row.issuedAt()));
    } catch (StatusListRefusedException e) {
      LOG.error("Status list {} of scene {} is refused: {}", row.list(), row.scene(), e.reason());
    }
  }

  /**
   * A Status List Token.
   *
   * @param token as it is served
   */
  public record SignedList(byte[] token, Instant issuedAt) {}

  private record Place(int scene, int list) {}
}
