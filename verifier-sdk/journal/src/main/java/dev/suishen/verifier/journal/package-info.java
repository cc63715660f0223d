/** Keeps what was decided at a gate until it is uploaded. */
@NullMarked
package dev.suishen.verifier.journal;

import org.jspecify.annotations.NullMarked;
