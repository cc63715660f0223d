/**
 * How fast verifying and issuing are. Each command prints a table of {@code docs/performance.md}:
 * {@link dev.suishen.verifier.benchmarks.Report} the first, then {@link
 * dev.suishen.verifier.benchmarks.CityReport}, {@link
 * dev.suishen.verifier.benchmarks.EngineReport}, {@link dev.suishen.verifier.benchmarks.Load} and
 * {@link dev.suishen.verifier.benchmarks.ColdStart}. What counts is the ratio to the bare signature
 * on the same machine, in the same minute.
 */
@NullMarked
package dev.suishen.verifier.benchmarks;

import org.jspecify.annotations.NullMarked;
