package dev.suishen.verifier.internal.envelope;

/**
 * A code as an issuer key is said to have signed it.
 *
 * @param alg the algorithm the message names; compared with the key's, never chosen by
 * @param kid first four bytes of the key's thumbprint, big-endian
 */
public record IssuerCode(CoseSign1 message, long alg, int kid) {}
