package dev.suishen.verifier.journal;

import java.io.IOException;
import java.util.List;

/** Brings entries to whoever collects them, such as {@code POST /api/v1/scans}. */
@FunctionalInterface
public interface ScanUpload {
  /** In a batch. */
  int MOST_ENTRIES = 500;

  /**
   * Returns once the receiver has the batch for good. The same batch can come again, after a
   * failure or the end of the process, with the same entries: the receiver tells them by their id.
   *
   * @param batch at least one entry, at most {@link #MOST_ENTRIES}
   * @throws IOException if it must be sent again
   * @throws ScansRefusedException if that is of no use
   */
  void upload(List<ScanEntry> batch) throws IOException, ScansRefusedException;
}
