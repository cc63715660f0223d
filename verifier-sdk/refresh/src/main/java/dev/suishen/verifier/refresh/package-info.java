/** Tour: to be written. */
@NullMarked
package dev.suishen.verifier.refresh;

import org.jspecify.annotations.NullMarked;
