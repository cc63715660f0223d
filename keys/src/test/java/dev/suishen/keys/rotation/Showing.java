package dev.suishen.keys.rotation;

import java.time.Instant;

/**
 * A code that is held before verifiers.
 *
 * @param kid of the key that signed it
 * @param first made in the very second in which a key began to sign: every verifier sees it
 */
record Showing(Instant at, String text, int kid, boolean first) {}
