/** The gate of {@code docs/verifier-guide.md}. */
@NullMarked
package dev.suishen.verifier.guide;

import org.jspecify.annotations.NullMarked;
