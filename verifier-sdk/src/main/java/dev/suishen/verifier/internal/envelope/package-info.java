/** From bytes to a COSE_Sign1 of one of our two shapes, still unverified (§2; §7 step 2). */
@NullMarked
package dev.suishen.verifier.internal.envelope;

import org.jspecify.annotations.NullMarked;
