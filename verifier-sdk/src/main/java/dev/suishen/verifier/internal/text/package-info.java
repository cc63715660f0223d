/** From what a camera read to bytes: prefix, size and Base45 (§1; §7 steps 1 and 2). */
@NullMarked
package dev.suishen.verifier.internal.text;

import org.jspecify.annotations.NullMarked;
