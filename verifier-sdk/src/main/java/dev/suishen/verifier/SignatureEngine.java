package dev.suishen.verifier;

import org.jspecify.annotations.Nullable;

/**
 * Checks signatures faster than Bouncy Castle, where the host can; {@code engine.JcaEngine} is one
 * on a provider of the Java runtime. An engine can only hasten a yes: it is asked about signatures
 * in canonical form under keys already validated, and whatever it does not accept is Bouncy
 * Castle's to decide. So verdicts are the same with any engine and with none ({@code
 * docs/decisions/0012-engines-hasten-a-yes.md}). Implementations are thread-safe.
 */
@FunctionalInterface
public interface SignatureEngine {
  /**
   * Prepares the check of one key's signatures.
   *
   * @param algorithm the key's
   * @param point 32 bytes as in RFC 8032 §5.1.2 for Ed25519; else 65 bytes, 04 ‖ x ‖ y
   * @return null where this engine does not check that algorithm, or that key
   */
  @Nullable Check prepare(Algorithm algorithm, byte[] point);

  /** The check of one key's signatures. Thread-safe. */
  @FunctionalInterface
  interface Check {
    /**
     * Whether the signature is the key's over the message.
     *
     * @param message of any length
     * @param signature 64 bytes, R ‖ S or r ‖ s
     * @return false, or any exception, leaves the answer to Bouncy Castle
     */
    boolean accepts(byte[] message, byte[] signature);
  }
}
