package dev.suishen.keys.ceremony;

import dev.suishen.keys.ceremony.CeremonyRefusedException.Reason;
import dev.suishen.verifier.RootSet;
import dev.suishen.verifier.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads what a ceremony made as whoever comes later will, and believes nothing in memory. */
final class ReadBack {
  /** No structure that a root ever signs. */
  private static final byte[] PROBE = "ceremony probe".getBytes(StandardCharsets.US_ASCII);

  private final CeremonyFolder folder;
  private final CeremonyRecord record;

  ReadBack(CeremonyFolder folder, CeremonyRecord record) {
    this.folder = folder;
    this.record = record;
  }

  void require(RootSet made, Map<PlannedRoot, RootPlace> places)
      throws CeremonyRefusedException, IOException {
    CeremonyRecord written = folder.record();
    require(written.equals(record), "record.json");
    require(folder.page().equals(RecordPage.of(written)), "record.txt");
    RootSet roots = folder.roots();
    require(roots.equals(made) && roots.keys().size() == places.size(), "roots.json");
    require(
        roots.keys().stream().map(VerificationKey::kid).distinct().count() == places.size(),
        "the kids of roots.json");
    List<VerificationKey> keys = roots.keys();
    int number = 0;
    for (Map.Entry<PlannedRoot, RootPlace> entry : places.entrySet()) {
      VerificationKey key = keys.get(number);
      String name = entry.getKey().name();
      require(
          written.roots().get(number).equals(CeremonyRecord.Root.of(entry.getKey(), key)), name);
      require(key.verifies(PROBE, entry.getValue().open(key).sign(PROBE)), name);
      number++;
    }
  }

  private static void require(boolean holds, String subject) throws CeremonyRefusedException {
    if (!holds) {
      throw new CeremonyRefusedException(
          Reason.NOT_AS_MADE, subject, "what was read back is not what was made");
    }
  }
}
