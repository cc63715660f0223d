package dev.suishen.keys.lifecycle;

import dev.suishen.verifier.TrustBundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A city's signing keys, in the order in which they were planned. Immutable.
 *
 * @param keys no two of one kid
 */
public record KeyRing(List<SigningKey> keys) {
  private static final Comparator<SigningKey> BY_ACTIVATION =
      Comparator.comparing((SigningKey key) -> key.since(KeyState.ACTIVE).orElseThrow())
          .thenComparing(key -> key.window().notAfter());

  /**
   * @throws IllegalArgumentException if two keys have one kid
   */
  public KeyRing {
    keys = List.copyOf(keys);
    Set<Integer> kids = new HashSet<>();
    for (SigningKey key : keys) {
      if (!kids.add(key.kid())) {
        throw new IllegalArgumentException("two keys " + SigningKey.name(key.kid()));
      }
    }
  }

  public static KeyRing empty() {
    return new KeyRing(List.of());
  }

  /**
   * What a bundle tells of its keys: each counts as published, and as in its state, since the
   * bundle was issued, and its custody bears its kid as a name.
   *
   * @throws IllegalArgumentException if a use or state is of a later version
   */
  public static KeyRing from(TrustBundle bundle) {
    return new KeyRing(bundle.keys().stream().map(key -> from(key, bundle)).toList());
  }

  private static SigningKey from(TrustBundle.SigningKey key, TrustBundle bundle) {
    KeyState state = KeyState.ofWire(key.state());
    Map<KeyState, Instant> since = new EnumMap<>(KeyState.class);
    since.put(KeyState.PUBLISHED, bundle.issuedAt());
    since.put(state, bundle.issuedAt());
    return new SigningKey(
        key.key(),
        KeyUse.ofWire(key.use()),
        new Window(Instant.ofEpochSecond(key.notBefore()), Instant.ofEpochSecond(key.notAfter())),
        SigningKey.name(key.key().kid()),
        state,
        since,
        OptionalLong.of(bundle.serial()));
  }

  public Optional<SigningKey> find(int kid) {
    return keys.stream().filter(key -> key.kid() == kid).findFirst();
  }

  /**
   * The key that signs what starts at this moment: of the active ones that may, the one activated
   * last.
   */
  public Optional<SigningKey> signer(KeyUse use, Instant notBefore) {
    return active(use).filter(key -> key.maySign(notBefore)).max(BY_ACTIVATION);
  }

  /** What the next bundle carries: every key that was ever published. */
  public List<TrustBundle.SigningKey> wire() {
    return keys.stream()
        .filter(key -> key.publishedIn().isPresent())
        .map(SigningKey::wire)
        .toList();
  }

  Stream<SigningKey> active(KeyUse use) {
    return keys.stream().filter(key -> key.use() == use && key.state() == KeyState.ACTIVE);
  }

  /** The active key that was activated last, be it inside its window or not. */
  Optional<SigningKey> newestActive(KeyUse use) {
    return active(use).max(BY_ACTIVATION);
  }

  /** In place of the key of that kid; at the end where there is none. */
  KeyRing with(SigningKey changed) {
    List<SigningKey> all = new ArrayList<>(keys);
    all.replaceAll(key -> key.kid() == changed.kid() ? changed : key);
    if (!all.contains(changed)) {
      all.add(changed);
    }
    return new KeyRing(all);
  }

  KeyRing without(int kid) {
    return new KeyRing(keys.stream().filter(key -> key.kid() != kid).toList());
  }
}
