package dev.suishen.verifier.journal;

/**
 * Where the entries of a journal are, apart from those that were uploaded.
 *
 * @param pending to be uploaded
 * @param held of them, in memory alone; above zero for longer than a moment, the disk fails
 * @param aside of them, in batches that the receiver refused; tried again after a day
 * @param dropped never uploaded for the policy's limits, or for want of memory while the disk
 *     failed
 * @param damaged never uploaded because the disk did not give them back
 */
public record JournalCounts(long pending, long held, long aside, long dropped, long damaged) {}
