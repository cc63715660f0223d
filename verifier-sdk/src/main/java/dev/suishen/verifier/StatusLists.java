package dev.suishen.verifier;

import dev.suishen.verifier.StatusListRefusedException.Cause;
import dev.suishen.verifier.TrustBundle.SigningKey;
import dev.suishen.verifier.TrustBundle.StatusListLocation;
import dev.suishen.verifier.internal.MalformedException;
import dev.suishen.verifier.internal.bundle.StatusListToken;
import dev.suishen.verifier.internal.bundle.StatusListToken.StatusListClaims;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status lists that a verifier holds (wire format §6), 256 KiB of memory each. Immutable: a
 * {@link TrustStore} replaces the whole.
 */
public final class StatusLists {
  private static final int INDEX_BITS = Integer.numberOfTrailingZeros(StatusListToken.ENTRIES);

  /** Lists that 32 bits of index can tell apart. */
  private static final int NUMBERS = 1 << Integer.SIZE - INDEX_BITS;

  static final StatusLists NONE = new StatusLists(Map.of());

  private final Map<StatusListLocation, CheckedList> lists;

  /** The same lists by scene and number, so that a look-up is two steps. */
  private final @Nullable StatusListClaims[][] byScene =
      new StatusListClaims[Scene.values().length + 1][0];

  private StatusLists(Map<StatusListLocation, CheckedList> lists) {
    this.lists = lists;
    lists.values().forEach(this::place);
  }

  /** Of two URIs with one scene and number, the later list counts. */
  private void place(CheckedList list) {
    int scene = list.location().scene();
    int number = list.location().number();
    if (scene >= byScene.length || number >= NUMBERS) { // no index ever leads there
      return;
    }
    if (number >= byScene[scene].length) {
      byScene[scene] = Arrays.copyOf(byScene[scene], number + 1);
    }
    StatusListClaims other = byScene[scene][number];
    if (other == null || other.issuedAt() < list.claims().issuedAt()) {
      byScene[scene][number] = list.claims();
    }
  }

  /**
   * How old a list is.
   *
   * @param location as the bundle names it
   * @return when the list held for this place was issued; empty where none is held
   */
  public Optional<Instant> issuedAt(StatusListLocation location) {
    return claims(location).map(list -> Instant.ofEpochSecond(list.issuedAt()));
  }

  /**
   * From when on the list held for this place no longer counts as fresh, by its own words; the
   * bundle's {@link TrustPolicy#statusListMaxAge} may end that sooner.
   *
   * @param location of the bundle
   * @return its {@code exp}; empty where none is held
   */
  public Optional<Instant> expires(StatusListLocation location) {
    return claims(location).map(list -> Instant.ofEpochSecond(list.expires()));
  }

  /**
   * When the next list for this place is to be asked for.
   *
   * @param location of the bundle
   * @return by the {@code ttl} of the one held; empty where none is
   */
  public Optional<Instant> nextUpdate(StatusListLocation location) {
    return claims(location).map(list -> Instant.ofEpochSecond(list.nextUpdate()));
  }

  private Optional<StatusListClaims> claims(StatusListLocation location) {
    return Optional.ofNullable(lists.get(location)).map(CheckedList::claims);
  }

  /**
   * The list in {@code token}, which must be the bundle's and signed by a key of it.
   *
   * @throws StatusListRefusedException for all but {@link Cause#LIST_ROLLBACK}
   */
  static CheckedList check(byte[] token, TrustBundle bundle) throws StatusListRefusedException {
    try {
      StatusListToken list = StatusListToken.read(token);
      SigningKey key = bundle.find(list.kid());
      if (key == null
          || !maySign(key)
          || list.alg() != key.key().algorithm().coseId()
          || !key.key().verifies(list.message().toBeSigned(), list.message().signature())) {
        throw new StatusListRefusedException(Cause.LIST_SIGNATURE, "by no status key in use");
      }
      StatusListClaims claims = list.claims();
      return new CheckedList(list.kid(), claims, location(claims.uri(), bundle));
    } catch (MalformedException e) {
      throw new StatusListRefusedException(Cause.LIST_MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static StatusListLocation location(String uri, TrustBundle bundle)
      throws StatusListRefusedException {
    for (StatusListLocation location : bundle.statusLists()) {
      if (location.uri().equals(uri)) {
        return location;
      }
    }
    throw new StatusListRefusedException(Cause.LIST_UNKNOWN, "not in bundle " + bundle.serial());
  }

  /** These lists and another. */
  StatusLists with(CheckedList list) throws StatusListRefusedException {
    CheckedList before = lists.get(list.location());
    if (before != null && list.claims().issuedAt() < before.claims().issuedAt()) {
      throw new StatusListRefusedException(Cause.LIST_ROLLBACK, "older than the one held");
    }
    Map<StatusListLocation, CheckedList> more = new HashMap<>(lists);
    more.put(list.location(), list);
    return new StatusLists(more);
  }

  /**
   * What of these lists may be held under another bundle (§6): its URI and its key must still be
   * good.
   */
  StatusLists under(TrustBundle bundle) {
    Map<StatusListLocation, CheckedList> kept = new HashMap<>(lists);
    kept.keySet().retainAll(bundle.statusLists());
    kept.values().removeIf(held -> isBarred(bundle.find(held.kid())));
    return new StatusLists(kept);
  }

  /** The list that holds {@code index}, an unsigned 32-bit number; null where it is not here. */
  @Nullable StatusListClaims covering(Scene scene, int index) {
    StatusListClaims[] ofScene = byScene[scene.number()];
    int number = index >>> INDEX_BITS;
    return number < ofScene.length ? ofScene[number] : null;
  }

  private static boolean isBarred(@Nullable SigningKey key) {
    return key == null || !maySign(key);
  }

  private static boolean maySign(SigningKey key) {
    return key.use() == SigningKey.FOR_STATUS_LISTS
        && key.state() >= SigningKey.PUBLISHED
        && key.state() < SigningKey.REVOKED;
  }

  /**
   * A list that may be held under the bundle that it was checked by.
   *
   * @param kid of the key that signed it
   */
  record CheckedList(int kid, StatusListClaims claims, StatusListLocation location) {
    Instant issuedAt() {
      return Instant.ofEpochSecond(claims.issuedAt());
    }
  }
}
