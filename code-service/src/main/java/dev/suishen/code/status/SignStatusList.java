package dev.suishen.code.status;

import dev.suishen.code.trust.City;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.keys.status.StatusListDraft;
import dev.suishen.keys.status.StatusListDraft.Status;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Signs a status list when it is due: changed, half-way to the end of its time, or signed by a key
 * that was revoked.
 */
@Singleton
final class SignStatusList {
  private static final Status[] STATUSES = Status.values();

  private final TransactionOperations<Connection> transactions;
  private final TokenRepository tokens;
  private final City city;
  private final StatusSettings settings;
  private final Clock clock;

  SignStatusList(
      TransactionOperations<Connection> transactions,
      TokenRepository tokens,
      City city,
      StatusSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.city = city;
    this.settings = settings;
    this.clock = clock;
  }

  /** The newest token, signed now if that is due; empty for a list that nobody is in. */
  Optional<TokenRow> newest(StatusListLocation list) {
    Optional<TokenRow> held = tokens.findNewest(list.scene(), list.number());
    Optional<Long> revision = tokens.findRevision(list.scene(), list.number());
    return revision.isPresent() && isDue(held, revision.get())
        ? transactions.executeWrite(transaction -> signUnlessDone(list))
        : held;
  }

  private Optional<TokenRow> signUnlessDone(StatusListLocation list) {
    long revision = tokens.lockRevision(list.scene(), list.number()).orElseThrow();
    Optional<TokenRow> held = tokens.findNewest(list.scene(), list.number());
    if (!isDue(held, revision)) {
      return held;
    }
    TokenRow signed = sign(list, revision);
    tokens.deleteOlder(list.scene(), list.number(), signed.issuedAt().minus(settings.life()));
    return Optional.of(tokens.save(signed));
  }

  /** At most once a second: the tokens of a list are told apart by the second they were issued. */
  private boolean isDue(Optional<TokenRow> held, long revision) {
    if (held.isEmpty()) {
      return true;
    }
    Instant issuedAt = held.get().issuedAt();
    Instant half = issuedAt.plus(settings.timeToLive().dividedBy(2));
    Instant now = now();
    return now.isAfter(issuedAt)
        && (held.get().revision() != revision || !now.isBefore(half) || isRevoked(held.get()));
  }

  private boolean isRevoked(TokenRow held) {
    return held.kid() != null && city.isRevoked(held.kid());
  }

  private TokenRow sign(StatusListLocation list, long revision) {
    StatusListDraft draft = new StatusListDraft();
    long first = (long) list.number() << StatusRegistry.LIST_BITS;
    long last = first + StatusListDraft.ENTRIES - 1;
    for (StatusEntry entry : tokens.findNotValid(list.scene(), first, last)) {
      draft.set((int) (entry.statusIndex() - first), STATUSES[entry.status()]);
    }
    Instant now = now();
    CodeSigner key = city.statusSigner();
    byte[] token =
        draft.sign(key, list.uri(), now, now.plus(settings.life()), settings.timeToLive());
    return new TokenRow(list.scene(), list.number(), now, revision, token, key.publicKey().kid());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
