/** Deterministic CBOR (RFC 8949 §4.2.1) and COSE structures, written. Reading is the verifier's. */
@NullMarked
package dev.suishen.keys.cbor;

import org.jspecify.annotations.NullMarked;
