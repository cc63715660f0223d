/** The chain of what was done, verified. */
@NullMarked
package dev.suishen.keys.cli.audit;

import org.jspecify.annotations.NullMarked;
