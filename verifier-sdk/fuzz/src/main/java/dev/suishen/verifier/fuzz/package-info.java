/**
 * Hostile input of the verifier, by Jazzer. What a {@link dev.suishen.verifier.fuzz.Target}
 * promises stands in the class of its name; what is genuine, and so where the search starts, is of
 * the {@link dev.suishen.verifier.fuzz.GenuineCity}. {@link dev.suishen.verifier.fuzz.WrittenBack}
 * and {@link dev.suishen.verifier.fuzz.OtherWriter} write again what the verifier has read; {@link
 * dev.suishen.verifier.fuzz.Fuzz} runs the search, and {@link dev.suishen.verifier.fuzz.Keep} keeps
 * what it found.
 */
@NullMarked
package dev.suishen.verifier.fuzz;

import org.jspecify.annotations.NullMarked;
