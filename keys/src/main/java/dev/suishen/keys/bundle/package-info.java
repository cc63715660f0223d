/** Trust bundles: drafted, signed by roots, read back by the real verifier (wire format §5). */
@NullMarked
package dev.suishen.keys.bundle;

import org.jspecify.annotations.NullMarked;
