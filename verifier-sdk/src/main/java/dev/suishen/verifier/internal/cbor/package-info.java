/** Deterministic CBOR (RFC 8949 §4.2.1), read and nothing else. Knows no message of ours. */
@NullMarked
package dev.suishen.verifier.internal.cbor;

import org.jspecify.annotations.NullMarked;
