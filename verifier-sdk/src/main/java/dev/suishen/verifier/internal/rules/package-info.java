/**
 * Every check that weighs a decoded code against key, clock, policy and status (§7 steps 4 to 16).
 */
@NullMarked
package dev.suishen.verifier.internal.rules;

import org.jspecify.annotations.NullMarked;
