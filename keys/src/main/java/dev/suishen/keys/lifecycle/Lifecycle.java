package dev.suishen.keys.lifecycle;

import dev.suishen.keys.lifecycle.StepRefusedException.Rule;
import dev.suishen.verifier.TrustBundle;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The steps in the life of a key, and every rule about them. Each step gives another ring, or is
 * refused and changes nothing.
 *
 * @param leadTime how long a key is in a published bundle before it signs: at least as long as a
 *     verifier may be offline
 */
public record Lifecycle(Duration leadTime) {
  /** Two days between publication and first signature. */
  public static final Lifecycle DEFAULT = new Lifecycle(Duration.ofDays(2));

  /** A stolen key that nobody misses is dead after this. */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(400);

  /**
   * How long after the end of its window a key stays in bundles: the longest life of a code (wire
   * format §3) and a day for clocks that differ.
   */
  public static final Duration STAY = Duration.ofDays(180 + 1);

  /**
   * @throws IllegalArgumentException if the lead time is negative
   */
  public Lifecycle {
    if (leadTime.isNegative()) {
      throw new IllegalArgumentException("lead time " + leadTime);
    }
  }

  /**
   * Enters a new key.
   *
   * @param key as of {@link SigningKey#planned}
   * @throws StepRefusedException WRONG_STATE, KID_TAKEN, KEY_INVALID, WINDOW_TOO_SHORT,
   *     WINDOW_TOO_LONG
   */
  public KeyRing plan(KeyRing ring, SigningKey key, Instant now) throws StepRefusedException {
    requireState(key, KeyState.PLANNED);
    if (ring.find(key.kid()).isPresent()) {
      throw refusal(Rule.KID_TAKEN, key, null, "another key of the ring has this kid");
    }
    if (!key.key().isFullyValid()) {
      throw refusal(Rule.KEY_INVALID, key, null, "its point is not of the curve's group");
    }
    requireTimeToSign(key, now);
    if (key.window().length().compareTo(LONGEST_WINDOW) > 0) {
      throw refusal(Rule.WINDOW_TOO_LONG, key, null, "its window is longer than " + LONGEST_WINDOW);
    }
    return ring.with(key);
  }

  /**
   * Says that verifiers can fetch this bundle from this moment on: planned keys that it carries are
   * published, and what it revokes is revoked.
   *
   * <p>A draft of it is made of the ring as it will be ({@link KeyRing#wire} after the steps); the
   * steps themselves are taken when the signed bundle is there, and not before.
   *
   * @throws StepRefusedException NO_SUCH_KEY if it carries a key that the ring has not, or has with
   *     another use or window; REVOKED_IS_FINAL if it carries as good what was revoked meanwhile;
   *     WINDOW_TOO_SHORT
   */
  public KeyRing publish(KeyRing ring, TrustBundle bundle, Instant at) throws StepRefusedException {
    KeyRing published = ring;
    for (TrustBundle.SigningKey carried : bundle.keys()) {
      SigningKey key = findCarried(ring, carried);
      boolean revokes = carried.state() == KeyState.REVOKED.wireNumber();
      if (key.state() == KeyState.REVOKED && !revokes) {
        throw refusal(Rule.REVOKED_IS_FINAL, key, null, "the bundle carries it as good");
      }
      if (key.state() == KeyState.PLANNED) {
        published = publish(published, key.kid(), bundle.serial(), at);
      }
      if (key.state() != KeyState.REVOKED && revokes) {
        published = revoke(published, key.kid(), at);
      }
    }
    return published;
  }

  private static SigningKey findCarried(KeyRing ring, TrustBundle.SigningKey carried)
      throws StepRefusedException {
    int kid = carried.key().kid();
    return ring.find(kid)
        .filter(key -> key.isSameAs(carried))
        .orElseThrow(
            () ->
                new StepRefusedException(
                    Rule.NO_SUCH_KEY, kid, null, "the ring has no key with this use and window"));
  }

  /**
   * Says that a planned key is in a bundle that verifiers can fetch from this moment on.
   *
   * @param serial of that bundle
   * @throws StepRefusedException WRONG_STATE, WINDOW_TOO_SHORT
   */
  public KeyRing publish(KeyRing ring, int kid, long serial, Instant at)
      throws StepRefusedException {
    SigningKey key = find(ring, kid, KeyState.PLANNED);
    requireTimeToSign(key, at);
    return ring.with(key.published(serial, at));
  }

  /**
   * Lets a published key sign. One that is active already stays so until it is retired: two may
   * sign while the instances of a service take up the new one.
   *
   * @throws StepRefusedException WRONG_STATE, LEAD_TIME, BEFORE_WINDOW, AFTER_WINDOW
   */
  public KeyRing activate(KeyRing ring, int kid, Instant now) throws StepRefusedException {
    SigningKey key = find(ring, kid, KeyState.PUBLISHED);
    Instant from = mayBeActiveFrom(key);
    if (key.window().isOver(now) || key.window().isOver(from)) {
      throw refusal(Rule.AFTER_WINDOW, key, null, "its window ends at " + key.window().notAfter());
    }
    if (now.isBefore(from)) {
      boolean early = from.equals(key.window().notBefore());
      throw early
          ? refusal(Rule.BEFORE_WINDOW, key, from, "its window has not begun")
          : refusal(Rule.LEAD_TIME, key, from, "published for less than " + leadTime);
    }
    return ring.with(key.reached(KeyState.ACTIVE, now));
  }

  /**
   * Ends an active key's signing. What it signed stays good.
   *
   * @throws StepRefusedException WRONG_STATE, NO_SUCCESSOR
   */
  public KeyRing retire(KeyRing ring, int kid, Instant now) throws StepRefusedException {
    SigningKey key = find(ring, kid, KeyState.ACTIVE);
    boolean succeeded =
        ring.active(key.use()).anyMatch(other -> other.kid() != kid && other.maySign(now));
    if (!succeeded) {
      throw refusal(
          Rule.NO_SUCCESSOR,
          key,
          firstSuccession(ring, key, now),
          "no other active key of " + key.use() + " may sign now");
    }
    return ring.with(key.reached(KeyState.RETIRED, now));
  }

  /**
   * Makes everything that the key signed bad, as far as the next bundle reaches. Always allowed,
   * once: a stolen key dies even where none is left to sign.
   *
   * @throws StepRefusedException REVOKED_IS_FINAL
   */
  public KeyRing revoke(KeyRing ring, int kid, Instant now) throws StepRefusedException {
    return ring.with(find(ring, kid).reached(KeyState.REVOKED, now));
  }

  /**
   * Takes a key out of the ring, and so out of the bundles. A planned key goes at once: no verifier
   * has seen it.
   *
   * @throws StepRefusedException WRONG_STATE for an active key, STILL_SHOWN
   */
  public KeyRing forget(KeyRing ring, int kid, Instant now) throws StepRefusedException {
    SigningKey key = ring.find(kid).orElseThrow(() -> unknown(kid));
    if (key.state() == KeyState.ACTIVE) {
      throw refusal(Rule.WRONG_STATE, key, null, "it is ACTIVE");
    }
    if (key.state() != KeyState.PLANNED && now.isBefore(mayBeForgottenFrom(key))) {
      throw refusal(
          Rule.STILL_SHOWN, key, mayBeForgottenFrom(key), "a code of it may still be shown");
    }
    return ring.without(kid);
  }

  /**
   * The first moment at which a published key's lead time is over and its window has begun.
   *
   * @throws java.util.NoSuchElementException if it was never published
   */
  public Instant mayBeActiveFrom(SigningKey key) {
    Instant led = key.since(KeyState.PUBLISHED).orElseThrow().plus(leadTime);
    return later(led, key.window().notBefore());
  }

  static Instant mayBeForgottenFrom(SigningKey key) {
    return key.window().notAfter().plus(STAY);
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private @Nullable Instant firstSuccession(KeyRing ring, SigningKey key, Instant now) {
    return ring.keys().stream()
        .filter(other -> other.use() == key.use() && other.state() == KeyState.PUBLISHED)
        .filter(other -> !other.window().isOver(later(now, mayBeActiveFrom(other))))
        .map(other -> later(now, mayBeActiveFrom(other)))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Were it published at this moment, it must be able to sign before its window ends. */
  private void requireTimeToSign(SigningKey key, Instant now) throws StepRefusedException {
    Instant first = later(now.plus(leadTime), key.window().notBefore());
    if (key.window().isOver(first)) {
      throw refusal(
          Rule.WINDOW_TOO_SHORT,
          key,
          null,
          "its window ends at "
              + key.window().notAfter()
              + ", and it could not sign before "
              + first);
    }
  }

  private static SigningKey find(KeyRing ring, int kid, KeyState state)
      throws StepRefusedException {
    SigningKey key = find(ring, kid);
    requireState(key, state);
    return key;
  }

  /** A key that is not revoked. */
  private static SigningKey find(KeyRing ring, int kid) throws StepRefusedException {
    SigningKey key = ring.find(kid).orElseThrow(() -> unknown(kid));
    if (key.state() == KeyState.REVOKED) {
      throw refusal(Rule.REVOKED_IS_FINAL, key, null, "it is revoked");
    }
    return key;
  }

  private static void requireState(SigningKey key, KeyState state) throws StepRefusedException {
    if (key.state() != state) {
      throw refusal(Rule.WRONG_STATE, key, null, "it is " + key.state() + ", not " + state);
    }
  }

  private static StepRefusedException unknown(int kid) {
    return new StepRefusedException(Rule.NO_SUCH_KEY, kid, null, "the ring has no such key");
  }

  private static StepRefusedException refusal(
      Rule rule, SigningKey key, @Nullable Instant allowedFrom, String words) {
    return new StepRefusedException(rule, key.kid(), allowedFrom, words);
  }
}
