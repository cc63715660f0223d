package dev.suishen.keys.ceremony;

import dev.suishen.keys.city.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** The printed record: what each holder and witness reads, compares and signs. */
public final class RecordPage {
  private static final int LABEL_COLUMNS = 13;
  private static final String UNDER = " ".repeat(LABEL_COLUMNS);

  private RecordPage() {}

  public static String of(CeremonyRecord record) {
    List<String> lines = new ArrayList<>();
    lines.add("ROOT CEREMONY OF " + record.city());
    lines.add("");
    lines.add(label("began", record.began()));
    lines.add(label("ended", record.ended()));
    lines.add(label("tool", record.tool()));
    lines.add(label("threshold", record.threshold() + " of " + record.roots().size()));
    addGroups("plan", record.plan(), lines);
    for (CeremonyRecord.Root root : record.roots()) {
      addRoot(root, lines);
    }
    lines.add("");
    lines.add("We were there from beginning to end. The digest of the plan is that of");
    lines.add("the file we reviewed, and each fingerprint above is the one we saw.");
    record.witnesses().forEach(witness -> lines.add(signHere(witness)));
    return String.join("\n", lines);
  }

  private static void addRoot(CeremonyRecord.Root root, List<String> lines) {
    lines.add("");
    lines.add(label("root", root.name()));
    lines.add(label("holder", root.holder()));
    lines.add(label("key", root.algorithm() + " " + root.kid()));
    lines.add(label("kept", root.kept()));
    addGroups("fingerprint", root.fingerprint(), lines);
    lines.add(signHere(root.holder()));
  }

  private static void addGroups(String label, String grouped, List<String> lines) {
    String text = String.join("\n" + UNDER, Fingerprint.lines(grouped));
    lines.add(label(label, text));
  }

  private static String label(String label, String text) {
    return label + " ".repeat(LABEL_COLUMNS - label.length()) + text;
  }

  private static String signHere(String who) {
    return "\n\n    ______________________________  " + who + "\n";
  }
}
