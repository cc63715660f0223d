package dev.suishen.keys.lifecycle;

import dev.suishen.verifier.TrustBundle;
import dev.suishen.verifier.VerificationKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A key and where it stands. Immutable; {@link Lifecycle} takes it from state to state.
 *
 * @param key the public half
 * @param custody says where the private half is kept, in a file or an HSM; opaque here
 * @param since when each state was reached that the key is or was in
 * @param publishedIn serial, from 1, of the first bundle that carried it; empty while none has
 */
public record SigningKey(
    VerificationKey key,
    KeyUse use,
    Window window,
    String custody,
    KeyState state,
    Map<KeyState, Instant> since,
    OptionalLong publishedIn) {
  /**
   * @throws IllegalArgumentException if history and state do not fit each other
   */
  public SigningKey {
    since = Map.copyOf(since);
    if (!since.containsKey(state)
        || since.containsKey(KeyState.PUBLISHED) != publishedIn.isPresent()
        || publishedIn.orElse(1) < 1
        || state == KeyState.PLANNED && publishedIn.isPresent()
        || (state == KeyState.ACTIVE || state == KeyState.RETIRED) && publishedIn.isEmpty()) {
      throw new IllegalArgumentException(
          name(key.kid()) + " is " + state + ", since " + since + ", published in " + publishedIn);
    }
  }

  /** A key that was made at this moment and is in no bundle yet. */
  public static SigningKey planned(
      VerificationKey key, KeyUse use, Window window, String custody, Instant at) {
    return new SigningKey(
        key,
        use,
        window,
        custody,
        KeyState.PLANNED,
        Map.of(KeyState.PLANNED, at),
        OptionalLong.empty());
  }

  /** What a key is called: its kid in eight hexadecimal digits. */
  public static String name(int kid) {
    return String.format(Locale.ROOT, "%08x", kid);
  }

  public int kid() {
    return key.kid();
  }

  /** When the key came to be in this state, if it ever did. */
  public Optional<Instant> since(KeyState reached) {
    return Optional.ofNullable(since.get(reached));
  }

  /** Whether it may sign what starts at this moment. */
  public boolean maySign(Instant notBefore) {
    return state == KeyState.ACTIVE && window.contains(notBefore);
  }

  /**
   * The key as bundles carry it.
   *
   * @throws IllegalStateException if it was never published
   */
  public TrustBundle.SigningKey wire() {
    if (publishedIn.isEmpty()) {
      throw new IllegalStateException(this + " is for no bundle");
    }
    return new TrustBundle.SigningKey(
        key,
        window.notBefore().getEpochSecond(),
        window.notAfter().getEpochSecond(),
        use.wireNumber(),
        state.wireNumber());
  }

  /** Whether it is that key of a bundle, be it in another state. */
  boolean isSameAs(TrustBundle.SigningKey carried) {
    return key.equals(carried.key())
        && use.wireNumber() == carried.use()
        && window.notBefore().getEpochSecond() == carried.notBefore()
        && window.notAfter().getEpochSecond() == carried.notAfter();
  }

  SigningKey published(long serial, Instant at) {
    return reached(KeyState.PUBLISHED, at, OptionalLong.of(serial));
  }

  SigningKey reached(KeyState next, Instant at) {
    return reached(next, at, publishedIn);
  }

  private SigningKey reached(KeyState next, Instant at, OptionalLong serial) {
    Map<KeyState, Instant> history = new EnumMap<>(since);
    history.put(next, at);
    return new SigningKey(key, use, window, custody, next, history, serial);
  }

  /** Name, use, state and window. */
  @Override
  public String toString() {
    return name(kid())
        + " "
        + use
        + " "
        + state
        + " "
        + window.notBefore()
        + " to "
        + window.notAfter();
  }
}
