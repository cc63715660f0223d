/** Trust bundles, from draft to what the real verifier takes. */
@NullMarked
package dev.suishen.keys.cli.bundle;

import org.jspecify.annotations.NullMarked;
