package dev.suishen.code.rotation;

import dev.suishen.keys.lifecycle.KeyState;
import dev.suishen.keys.lifecycle.KeyUse;
import dev.suishen.verifier.Algorithm;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key, as administrators see it.
 *
 * @param kid eight hexadecimal digits
 * @param since when each state was reached that the key is or was in
 * @param publishedIn serial of the first bundle that carried it
 * @param signs whether it is the one that signs now
 * @param plannedBy account of the administrator, or {@code rotation}; left out where the ring began
 *     with the key
 * @param activation of a published key
 */
@Serdeable
public record KeyView(
    String kid,
    Algorithm algorithm,
    KeyUse use,
    KeyState state,
    Instant notBefore,
    Instant notAfter,
    Map<KeyState, Instant> since,
    @Nullable Long publishedIn,
    boolean signs,
    @Nullable String plannedBy,
    @Nullable Activation activation) {

  /**
   * Whether it may sign, and whether verifiers would know it.
   *
   * @param from the first moment at which the rules allow it
   * @param behind verifiers that do not hold it yet
   * @param away verifiers that were not heard of for longer than the lead time
   */
  @Serdeable
  public record Activation(boolean safe, Instant from, int behind, int away) {}
}
