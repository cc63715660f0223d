/**
 * The verifier on the command line: {@code suishen-verify}.
 *
 * <p>{@code sync} is the only command that touches the network: it brings trust material into a
 * {@link dev.suishen.verifier.cli.PinnedFolder}, and nothing gets there that the verifier's own
 * trust store has not taken. {@code scan} reads a picture ({@link
 * dev.suishen.verifier.cli.Picture}) or a text and decides with that folder alone. {@code
 * conformance} answers the line protocol of docs/wire-format.md, §8.
 */
@NullMarked
package dev.suishen.verifier.cli;

import org.jspecify.annotations.NullMarked;
