/**
 * The verifier on the command line: {@code suishen-verify}.
 *
 * <p>{@code sync} brings trust material from a code service or a stick into a {@link
 * dev.suishen.verifier.cli.PinnedFolder}, by {@code suishen-refresh}, and nothing gets there that
 * the verifier's own trust store has not taken; {@code carry} writes the stick. {@code scan} reads
 * a picture ({@link dev.suishen.verifier.cli.Picture}) or a text and decides with that folder
 * alone. {@code conformance} answers the line protocol of docs/wire-format.md, §8.
 */
@NullMarked
package dev.suishen.verifier.cli;

import org.jspecify.annotations.NullMarked;
