package dev.suishen.code.citizen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suishen.code.database.Database;
import dev.suishen.code.database.DatabaseAwayException;
import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.scene.Pseudonyms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a citizen's snapshot: in memory, in Redis, else made from PostgreSQL. While PostgreSQL is
 * away an older one is good enough.
 */
@Singleton
public final class Snapshots {
  private static final int MOST_IN_MEMORY = 100_000;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Cache<String, Held> memory =
      Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();
  private final SharedSnapshots shared;
  private final LoadSnapshot loader;
  private final Pseudonyms pseudonyms;
  private final Database database;
  private final SnapshotSettings settings;
  private final Clock clock;

  Snapshots(
      SharedSnapshots shared,
      LoadSnapshot loader,
      Pseudonyms pseudonyms,
      Database database,
      SnapshotSettings settings,
      Clock clock) {
    this.shared = shared;
    this.loader = loader;
    this.pseudonyms = pseudonyms;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    shared.onChange(memory::invalidate);
  }

  /**
   * @param account {@code sub} of the citizen's access token
   * @return completes with a {@link Fault}: CITIZEN_UNKNOWN, SERVICE_UNAVAILABLE
   */
  public CompletionStage<CitizenSnapshot> find(String account) {
    Held held = memory.getIfPresent(account);
    if (held != null && isYounger(held.readAt, settings.memoryFresh())) {
      return CompletableFuture.completedFuture(held.snapshot);
    }
    return shared.find(account).thenCompose(found -> refresh(account, held, found));
  }

  /** Forgets what is held of a citizen that has changed, here and in all other instances. */
  public void forget(String account) {
    memory.invalidate(account);
    shared.forget(account);
  }

  private CompletionStage<CitizenSnapshot> refresh(
      String account, @Nullable Held held, Optional<CitizenSnapshot> found) {
    if (found.isPresent() && isYounger(found.get().madeAt(), settings.fresh())) {
      return CompletableFuture.completedFuture(remember(account, found.get()));
    }
    return database
        .call(() -> loader.load(account))
        .handle(
            (loaded, thrown) ->
                thrown == null ? take(account, loaded) : fallBack(thrown, account, held, found));
  }

  private CitizenSnapshot take(String account, Optional<CitizenSnapshot> loaded) {
    CitizenSnapshot snapshot =
        loaded.orElseThrow(() -> Fault.of(FaultCode.CITIZEN_UNKNOWN, "no such citizen"));
    shared.put(account, snapshot);
    return remember(account, snapshot);
  }

  private CitizenSnapshot fallBack(
      Throwable thrown, String account, @Nullable Held held, Optional<CitizenSnapshot> found) {
    Throwable cause = thrown instanceof CompletionException e ? e.getCause() : thrown;
    if (!(cause instanceof DatabaseAwayException)) {
      throw new CompletionException(cause);
    }
    return Stream.concat(found.stream(), Stream.ofNullable(held).map(Held::snapshot))
        .filter(snapshot -> isYounger(snapshot.madeAt(), settings.kept()))
        .max(Comparator.comparing(CitizenSnapshot::madeAt))
        .map(snapshot -> remember(account, snapshot))
        .orElseThrow(
            () ->
                Fault.retryLater(
                    FaultCode.SERVICE_UNAVAILABLE, "no database can be reached", RETRY));
  }

  private CitizenSnapshot remember(String account, CitizenSnapshot snapshot) {
    Instant now = clock.instant();
    var current = pseudonyms.at(now, snapshot.number(), snapshot.pseudonyms());
    if (current.equals(snapshot.pseudonyms())) {
      memory.put(account, new Held(snapshot, now));
      return snapshot;
    }
    // A scene's period has ended: its new pseudonym is computed here once for all instances.
    CitizenSnapshot renewed = snapshot.withPseudonyms(current);
    memory.put(account, new Held(renewed, now));
    shared.put(account, renewed);
    return renewed;
  }

  private boolean isYounger(Instant since, Duration age) {
    return clock.instant().isBefore(since.plus(age));
  }

  private record Held(CitizenSnapshot snapshot, Instant readAt) {}
}
