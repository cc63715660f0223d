/**
 * How fast verifying and issuing are. {@link dev.suishen.verifier.benchmarks.Report} measures
 * everything in one run and prints the table of {@code docs/performance.md}; what counts there is
 * the ratio to the bare signature on the same machine, in the same minute.
 */
@NullMarked
package dev.suishen.verifier.benchmarks;

import org.jspecify.annotations.NullMarked;
