/**
 * What an administrator does with keys, on the command line: {@code suishen-keys}.
 *
 * <p>{@code ceremony} makes roots from one reviewed file. {@code bundle} takes a trust bundle from
 * draft through detached signatures to what the real verifier takes. {@code audit} verifies the
 * chain of what was done. {@code service} asks a running service. {@code desk} is what all of them
 * see of the world: folder, variables, terminal, clock, randomness; how they answer and end.
 */
@NullMarked
package dev.suishen.keys.cli;

import org.jspecify.annotations.NullMarked;
