/**
 * Keeps what was decided at a gate until it is uploaded.
 *
 * <pre>{@code
 * JournalPolicy policy = JournalPolicy.standard().forAtMost(Duration.ofDays(7));
 * try (ScanJournal journal = ScanJournal.open(directory, policy, clock, random)) {
 *   Verification answer = verifier.verify(text);
 *   Instruction instruction = verifier.instruct(answer);
 *   gate.accept(instruction); // nobody waits for the disk
 *   journal.append(Scene.TRANSIT, answer, instruction);
 *
 *   journal.uploadPending(batch -> service.post("/api/v1/scans", json(batch))); // now and then
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.suishen.verifier.journal.ScanJournal} appends and uploads; {@link
 *       dev.suishen.verifier.journal.JournalPolicy} says how much it keeps, how long, and whether
 *       whose.
 *   <li>{@link dev.suishen.verifier.journal.ScanEntry} is one decision, with an id that stays.
 *   <li>{@link dev.suishen.verifier.journal.ScanUpload} is where batches go; the receiver tells by
 *       the id what it has already.
 *   <li>{@link dev.suishen.verifier.journal.JournalCounts} says where entries are, and how many
 *       were lost.
 * </ul>
 *
 * What was appended survives the end of the process and a loss of power, and comes to the receiver
 * at least once, always with the same id. When to upload, and how long to wait after a failure, is
 * the host's to say.
 */
@NullMarked
package dev.suishen.verifier.journal;

import org.jspecify.annotations.NullMarked;
