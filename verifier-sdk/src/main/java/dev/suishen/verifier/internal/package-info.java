/**
 * The stages of verification, one package for each arrow, and no way into them from outside: text,
 * envelope, signature, claims, rules; beside them bundle, below them cbor.
 */
@NullMarked
package dev.suishen.verifier.internal;

import org.jspecify.annotations.NullMarked;
