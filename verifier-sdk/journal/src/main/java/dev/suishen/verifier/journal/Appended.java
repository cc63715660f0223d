package dev.suishen.verifier.journal;

/**
 * What became of a decision.
 *
 * @param kept whether it survives the end of the process and a loss of power; otherwise it is in
 *     memory alone, and {@link ScanJournal#troubles} says why
 */
public record Appended(ScanEntry entry, boolean kept) {}
