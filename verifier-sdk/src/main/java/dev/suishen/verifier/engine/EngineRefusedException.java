package dev.suishen.verifier.engine;

import dev.suishen.verifier.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * A provider was offered as an engine and cannot be one: it has not the algorithm, or breaks (the
 * cause), or errs about a published signature (no cause).
 */
public final class EngineRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Never null. */
  private final String provider;

  /** Never null. */
  private final Algorithm algorithm;

  EngineRefusedException(String provider, Algorithm algorithm, @Nullable Throwable cause) {
    super(provider + " is no engine for " + algorithm + (cause == null ? "" : ": " + cause), cause);
    this.provider = provider;
    this.algorithm = algorithm;
  }

  /** {@return the provider's name} */
  public String provider() {
    return provider;
  }

  /** {@return what it cannot check} */
  public Algorithm algorithm() {
    return algorithm;
  }
}
