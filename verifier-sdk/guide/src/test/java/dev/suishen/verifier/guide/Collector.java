package dev.suishen.verifier.guide;

import dev.suishen.verifier.journal.ScanEntry;
import java.io.IOException;
import java.util.List;

/** Where the operator collects what was decided. */
interface Collector {
  void post(List<ScanEntry> batch) throws IOException;
}
