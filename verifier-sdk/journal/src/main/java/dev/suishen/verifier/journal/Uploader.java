package dev.suishen.verifier.journal;

import dev.suishen.verifier.folder.FolderTrouble.Kind;
import dev.suishen.verifier.journal.Unwritten.Waiting;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Brings batches to a port, one at a time. Appending goes on meanwhile. */
final class Uploader {
  private final JournalFolder folder;
  private final Unwritten unwritten;
  private final Troubles troubles;

  Uploader(JournalFolder folder, Unwritten unwritten, Troubles troubles) {
    this.folder = folder;
    this.unwritten = unwritten;
    this.troubles = troubles;
  }

  /**
   * What is still being written is a batch only once those before it are through: an outage makes
   * no small ones.
   */
  synchronized int upload(ScanUpload port) throws IOException {
    boolean kept = folder.keepAll();
    try {
      int uploaded = upload(folder.toUpload(false), port);
      uploaded += upload(folder.toUpload(true), port);
      return kept ? uploaded : uploaded + uploadHeld(port);
    } finally {
      folder.dropOld();
    }
  }

  private int upload(List<Segment> batches, ScanUpload port) throws IOException {
    int uploaded = 0;
    for (Segment batch : batches) {
      if (folder.beginUpload(batch)) {
        try {
          uploaded += upload(batch, port);
        } finally {
          folder.endUpload();
        }
      }
    }
    return uploaded;
  }

  private int upload(Segment batch, ScanUpload port) throws IOException {
    List<ScanEntry> entries;
    try {
      entries = batch.entries();
    } catch (NoSuchFileException gone) {
      entries = List.of();
    } catch (IOException perhaps) {
      troubles.say(Kind.DAMAGED, batch.piece(), perhaps.toString());
      return 0;
    }
    try {
      if (!entries.isEmpty()) {
        port.upload(entries);
      }
      folder.uploaded(batch, batch.count() - entries.size());
      return entries.size();
    } catch (ScansRefusedException e) {
      folder.refused(batch, e);
      return 0;
    }
  }

  /** From memory, where nothing can be written; what is refused there is kept no longer. */
  private int uploadHeld(ScanUpload port) throws IOException {
    int uploaded = 0;
    for (int left = unwritten.size(); left > 0; left -= ScanUpload.MOST_ENTRIES) {
      List<Waiting> batch = unwritten.take(ScanUpload.MOST_ENTRIES);
      boolean over = false;
      try {
        port.upload(Unwritten.entries(batch));
        uploaded += batch.size();
        over = true;
      } catch (ScansRefusedException e) {
        troubles.say(Kind.REFUSED, "folder", String.valueOf(e.getMessage()));
        unwritten.drop(batch);
        over = true;
      } finally {
        if (!over) {
          unwritten.putBack(batch);
        }
      }
    }
    return uploaded;
  }
}
