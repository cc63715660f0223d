package dev.suishen.verifier.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what is uploaded, as long as its mood lasts. */
final class Receiver implements ScanUpload {
  private final List<List<ScanEntry>> batches = new ArrayList<>();
  private int takes = Integer.MAX_VALUE;
  private boolean saysSo = true;
  private Predicate<List<ScanEntry>> refused = batch -> false;

  /** From now on it is there for so many batches. */
  Receiver taking(int more) {
    takes = more;
    return this;
  }

  /** The connection ends between its taking a batch and its answer. */
  Receiver silent() {
    saysSo = false;
    return this;
  }

  Receiver refusing(Predicate<List<ScanEntry>> batches) {
    refused = batches;
    return this;
  }

  @Override
  public void upload(List<ScanEntry> batch) throws IOException, ScansRefusedException {
    if (refused.test(batch)) {
      throw new ScansRefusedException("400");
    }
    if (takes-- <= 0) {
      throw new IOException("nobody there");
    }
    batches.add(List.copyOf(batch));
    if (!saysSo) {
      throw new IOException("no answer");
    }
  }

  List<List<ScanEntry>> batches() {
    return batches;
  }

  List<Integer> sizes() {
    return batches.stream().map(List::size).toList();
  }

  List<ScanEntry> entries() {
    return batches.stream().flatMap(List::stream).toList();
  }
}
