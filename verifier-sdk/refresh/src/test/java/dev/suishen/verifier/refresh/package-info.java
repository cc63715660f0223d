/** Refreshing against a pretend city, in virtual time, and against servers that misbehave. */
@NullMarked
package dev.suishen.verifier.refresh;

import org.jspecify.annotations.NullMarked;
