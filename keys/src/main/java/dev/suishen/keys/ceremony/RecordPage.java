package dev.suishen.keys.ceremony;

import dev.suishen.keys.city.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** The printed record: what each holder and witness reads, compares and signs. */
public final class RecordPage {
  private static final String LABEL = "%-12s%s";
  private static final String UNDER = " ".repeat(12);
  private static final String SIGN_HERE = "\n\n    ______________________________  %s\n";

  private RecordPage() {}

  public static String of(CeremonyRecord record) {
    List<String> lines = new ArrayList<>();
    lines.add("ROOT CEREMONY OF " + record.city());
    lines.add("");
    lines.add(LABEL.formatted("began", record.began()));
    lines.add(LABEL.formatted("ended", record.ended()));
    lines.add(LABEL.formatted("tool", record.tool()));
    lines.add(LABEL.formatted("threshold", record.threshold() + " of " + record.roots().size()));
    addGroups("plan", record.plan(), lines);
    for (CeremonyRecord.Root root : record.roots()) {
      addRoot(root, lines);
    }
    lines.add("");
    lines.add("We were there from beginning to end. The digest of the plan is that of");
    lines.add("the file we reviewed, and each fingerprint above is the one we saw.");
    record.witnesses().forEach(witness -> lines.add(SIGN_HERE.formatted(witness)));
    return String.join("\n", lines);
  }

  private static void addRoot(CeremonyRecord.Root root, List<String> lines) {
    lines.add("");
    lines.add(LABEL.formatted("root", root.name()));
    lines.add(LABEL.formatted("holder", root.holder()));
    lines.add(LABEL.formatted("key", root.algorithm() + " " + root.kid()));
    lines.add(LABEL.formatted("kept", root.kept()));
    addGroups("fingerprint", root.fingerprint(), lines);
    lines.add(SIGN_HERE.formatted(root.holder()));
  }

  private static void addGroups(String label, String grouped, List<String> lines) {
    String text = String.join("\n" + UNDER, Fingerprint.lines(grouped));
    lines.add(LABEL.formatted(label, text));
  }
}
