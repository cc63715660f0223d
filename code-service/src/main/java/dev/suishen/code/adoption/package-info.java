/** Which trust bundle the verifiers hold, and whether a new key has reached them. */
@NullMarked
package dev.suishen.code.adoption;

import org.jspecify.annotations.NullMarked;
