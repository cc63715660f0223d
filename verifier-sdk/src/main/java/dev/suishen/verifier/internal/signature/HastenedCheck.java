package dev.suishen.verifier.internal.signature;

import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.SignatureEngine;
import dev.suishen.verifier.internal.cbor.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Asks an engine first; whatever it does not accept is decided without it ({@code
 * docs/decisions/0012-engines-hasten-a-yes.md}).
 */
public final class HastenedCheck implements SignatureCheck {
  private final Algorithm algorithm;
  private final SignatureCheck decisive;
  private final SignatureEngine engine;
  private final SignatureEngine.@Nullable Check check;

  /**
   * @param decisive of the same key
   */
  public HastenedCheck(CoseKey key, SignatureCheck decisive, SignatureEngine engine) {
    this.algorithm = key.algorithm();
    this.decisive = decisive;
    this.engine = engine;
    this.check = decisive == NEVER ? null : prepare(key, engine);
  }

  private static SignatureEngine.@Nullable Check prepare(CoseKey key, SignatureEngine engine) {
    try {
      return engine.prepare(key.algorithm(), key.point());
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** Whether this engine is the one that is asked. */
  public boolean asks(SignatureEngine other) {
    return engine == other;
  }

  @Override
  public boolean holds(byte[] message, Slice signature) {
    return isAccepted(message, signature) || decisive.holds(message, signature);
  }

  private boolean isAccepted(byte[] message, Slice signature) {
    try {
      return check != null
          && SignatureForm.isGood(algorithm, signature)
          && check.accepts(message, signature.copy());
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }
}
