package dev.suishen.verifier.journal;

import dev.suishen.verifier.Instruction;
import dev.suishen.verifier.Scene;
import dev.suishen.verifier.Verification;
import dev.suishen.verifier.folder.FolderTrouble;
import dev.suishen.verifier.folder.FolderUnusableException;
import dev.suishen.verifier.folder.FolderUnusableException.Cause;
import dev.suishen.verifier.folder.OwnFolder;
import dev.suishen.verifier.journal.Unwritten.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Every decision of a place, until it is uploaded, in a folder of its own:
 *
 * <pre>
 * scans.NUMBER.BEGUN          being written; BEGUN in milliseconds since the epoch
 * scans.NUMBER.BEGUN.COUNT    a batch to upload
 * dropped.COUNT               how many entries went by the policy's limits
 * damaged.COUNT               how many the disk did not give back
 * lock                        held by the process that writes
 * </pre>
 *
 * <p>A journal never stops a gate: what cannot be written is held in memory (10,000 entries, the
 * oldest go first), named by {@link #troubles}, and written with the next decision. What is lost
 * all the same is counted.
 *
 * <p>Thread-safe; threads that append at once share one forcing of the disk.
 */
public final class ScanJournal implements AutoCloseable {
  private final JournalPolicy policy;
  private final Clock clock;
  private final SecureRandom random;
  private final Unwritten unwritten = new Unwritten();
  private final Troubles troubles = new Troubles();
  private final JournalFolder folder;
  private final Uploader uploader;

  private ScanJournal(Path folder, JournalPolicy policy, Clock clock, SecureRandom random) {
    this.policy = policy;
    this.clock = clock;
    this.random = random;
    this.folder = new JournalFolder(folder, policy, clock, unwritten, troubles);
    this.uploader = new Uploader(this.folder, unwritten, troubles);
  }

  /**
   * Opens a folder for this process alone, or makes it, readable by its owner alone. One that
   * cannot be written yet is taken up once it can be.
   *
   * @param directory of this journal's files and no other
   * @param policy how much it keeps, how long, and whether whose
   * @param clock tells when something was decided, and what has grown old
   * @param random makes the entries' ids
   * @return with what the last process left there
   * @throws FolderUnusableException where another process has it open, or it cannot be made
   */
  public static ScanJournal open(
      Path directory, JournalPolicy policy, Clock clock, SecureRandom random)
      throws FolderUnusableException {
    try {
      OwnFolder.make(directory);
      ScanJournal journal = new ScanJournal(directory.toRealPath(), policy, clock, random);
      journal.folder.begin();
      return journal;
    } catch (IOException e) {
      throw new FolderUnusableException(Cause.FOLDER_UNREADABLE, directory, e.toString());
    }
  }

  /**
   * Appends a decision, and waits until the disk has it. Never throws for the disk's sake.
   *
   * @param scene of the place
   * @param answer of its verifier
   * @param instruction what the place did
   * @return the entry, and whether the disk has it
   */
  public Appended append(Scene scene, Verification answer, Instruction instruction) {
    ScanEntry entry =
        ScanEntry.of(newId(), clock.instant(), scene, answer, instruction, policy.subjects());
    Waiting waiting = unwritten.add(entry);
    return new Appended(entry, folder.keep(waiting));
  }

  /**
   * Uploads what is there, oldest first, and takes it away. Batches keep their entries from one
   * attempt to the next. One that the receiver refuses is set aside for a day, or until the journal
   * is opened again, and the next is sent.
   *
   * @param port one batch at a time is brought to it
   * @return how many entries the receiver has taken
   * @throws IOException where the port failed: what it took before is uploaded, the rest is pending
   */
  public int uploadPending(ScanUpload port) throws IOException {
    return uploader.upload(port);
  }

  /** {@return where the entries are now} */
  public JournalCounts counts() {
    return folder.counts();
  }

  /** {@return what the folder cannot give or keep now; empty where all is well} */
  public List<FolderTrouble> troubles() {
    return troubles.all();
  }

  /**
   * Tries again to write what could not be written, as every later decision does too.
   *
   * @return whether nothing is left to be written
   */
  public boolean keepPending() {
    return folder.keepAll();
  }

  /** Lets another process open it. The journal goes on in memory alone. */
  @Override
  public void close() {
    folder.close();
  }

  private String newId() {
    return String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
  }
}
