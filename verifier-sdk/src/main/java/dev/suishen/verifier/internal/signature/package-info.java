/** The three signature algorithms and what a key of each must be (§2). */
@NullMarked
package dev.suishen.verifier.internal.signature;

import org.jspecify.annotations.NullMarked;
